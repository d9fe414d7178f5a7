import { timingSafeEqual } from 'node:crypto';

/**
 * Whether two MACs, hashes or secrets are the same, in a time that does not tell where they differ: else one could be
 * guessed byte by byte. Lengths are no secret: of another length is a plain no, never an error.
 */
export const constantTimeEqual = (a: Uint8Array, b: Uint8Array): boolean =>
	a.length === b.length && timingSafeEqual(a, b);
