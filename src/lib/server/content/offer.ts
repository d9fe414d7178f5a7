/**
 * Signs of deception in an offer, by the question that brings each to light: INTERPOL's warning on scam compounds
 * (2023) and the International Labour Organization's indicators of deceptive recruitment (2009).
 */
export const offerSigns = [
	'pay',
	'chat',
	'unseen',
	'debt',
	'passport',
	'changed',
	'border',
	'hurry',
	'secret',
	'unwritten'
] as const;
export type OfferSign = (typeof offerSigns)[number];

/** One of these alone is a reason to stop: who has them is not free to turn back. */
const STRONG: readonly OfferSign[] = ['passport', 'border'];
/** So many together are, too. */
const MANY = 3;

export type Weight = 'none' | 'some' | 'many';

/** How much the signs that somebody sees weigh. A help to think, not a verdict. */
export function weigh(seen: readonly OfferSign[]): Weight {
	if (seen.length === 0) return 'none';
	return seen.length >= MANY || seen.some((sign) => STRONG.includes(sign)) ? 'many' : 'some';
}
