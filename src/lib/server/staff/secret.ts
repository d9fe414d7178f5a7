import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: shown once to whom it is for. Only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256. A fast hash is right here: there is nothing to guess at in 256 random bits. */
export const hashOf = (secret: string | Uint8Array): Uint8Array =>
	createHash('sha256').update(secret).digest();
