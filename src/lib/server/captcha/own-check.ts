import { isSolution } from '#lib/proof/solve.ts';
import { isTag, tagOf } from './tag.ts';

/**
 * Difficulty of the proof of work, in bits, by how many tips came in the hour: 2^15 hashes take a cheap phone under a second (about
 * 60,000 a second there, 400,000 on a laptop), and each bit doubles it.
 */
const BITS_BY_LOAD = [
	{ from: 5000, bits: 20 },
	{ from: 1000, bits: 19 },
	{ from: 200, bits: 18 },
	{ from: 50, bits: 17 }
] as const;
const LEAST_BITS = 15;

export type WorkOffer = { readonly challenge: string; readonly bits: number };

/** The work that this form is asked for: bound to its nonce, and signed so that any later load still accepts it. */
export function offerWork(secret: Uint8Array, nonce: Uint8Array, load: number): WorkOffer {
	const bits = BITS_BY_LOAD.find(({ from }) => load >= from)?.bits ?? LEAST_BITS;
	return { bits, challenge: challengeFor(secret, nonce, bits) };
}

/** @param given `<bits>.<solution>`, as the form sends it. */
export function isWorkDone(secret: Uint8Array, nonce: Uint8Array, given: string): boolean {
	const [, bits, tag, solution] =
		/^(\d{1,2})\.([A-Za-z0-9_-]{22})\.([0-9a-z]{1,12})$/.exec(given) ?? [];
	if (!bits || !tag || !solution) return false;
	const asked = Number(bits);
	if (!isTag(tagOf(secret, 'captcha-work/v0', nonce, String(asked)), tag)) return false;
	return isSolution(`${asked}.${tag}`, asked, solution);
}

const challengeFor = (secret: Uint8Array, nonce: Uint8Array, bits: number): string =>
	`${bits}.${tagOf(secret, 'captcha-work/v0', nonce, String(bits))}`;
