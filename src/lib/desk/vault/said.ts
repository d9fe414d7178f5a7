import type { ActSignature } from '#lib/sealed/act.ts';
import type { Said } from './judge.ts';

/**
 * What an entry says; undefined of what is no act. Whoever writes the database could else write one thing that no browser gets past,
 * and nobody who has to follow the record before they sign would sign anything more.
 */
export function saidIn(text: string): Said | undefined {
	try {
		const said: unknown = JSON.parse(text);
		return isSaid(said) ? said : undefined;
	} catch {
		return undefined; // no JSON
	}
}

function isSaid(value: unknown): value is Said {
	if (!isObject(value)) return false;
	const { act, by, subject, detail, signed, follows } = value;
	return (
		typeof act === 'string' &&
		(by === null || typeof by === 'string') &&
		(subject === undefined || typeof subject === 'string') &&
		(detail === undefined || isObject(detail)) &&
		(signed === undefined || isSignature(signed)) &&
		(follows === undefined || typeof follows === 'string')
	);
}

function isSignature(value: unknown): value is ActSignature {
	if (!isObject(value) || !isObject(value.head)) return false;
	const { head, unlock, count, hour, signature } = value;
	return (
		Number.isSafeInteger(head.seq) &&
		Number.isSafeInteger(count) &&
		[head.hash, unlock, hour, signature].every((one) => typeof one === 'string')
	);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
