import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of one value, as the secrets of these vectors are: never those of anything real. */
export const filled = (value: number, length = 32): Uint8Array =>
	new Uint8Array(length).fill(value);

/** A sealed file as it was written once. */
export const sealedFile = (name: string): Uint8Array<ArrayBuffer> =>
	new Uint8Array(readFileSync(join(import.meta.dirname, `${name}.age`)));

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
