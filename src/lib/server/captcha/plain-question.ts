import type { Questions } from '#lib/i18n/questions.ts';
import { folded } from '#lib/text/typed.ts';
import { mac512 } from '../crypto/index.ts';

/** A form younger than this was filled in by a script: people read before they write. */
export const YOUNGEST_MS = 4_000;

/** What is longer than this, with all its spaces and accents, is no answer to it. */
const LONGEST = 300;

type Asked = { readonly question: string; readonly answer: string };

/**
 * The question of this form, in words: always the same for the same form, so nothing is stored. A person
 * can answer it in a text browser and without seeing; it asks for no sum and no picture.
 */
export function plainQuestion(secret: Uint8Array, nonce: Uint8Array, words: Questions): Asked {
	const pick = picker(secret, nonce);
	const shown = pick
		.some(words.groups, words.nth.length)
		.map(({ ask, words: group }, at) => ({ ask, answer: pick.one(group), nth: words.nth[at] }));
	const list = shown.map(({ answer }) => answer);
	const isByGroup = pick.one([true, false]);
	const { ask, nth, answer } = pick.one(shown);
	const question = isByGroup
		? fill(words.which, { ask, list })
		: fill(words.ordinals, { nth, list });
	return { question, answer };
}

/** Case, accents, punctuation and spaces around do not matter; the answer may stand in a short sentence. */
export function isAnswered(asked: Asked, given: string): boolean {
	if (given.length > LONGEST) return false;
	const plain = simple(given);
	const right = simple(asked.answer);
	if (plain.length > 60) return false;
	const others = asked.question
		.split(/[:?]\s/)
		.slice(-1)
		.flatMap((list) => list.split(', '))
		.map(simple);
	const named = others.filter((word) => ` ${plain} `.includes(` ${word} `));
	return named.length === 1 && named[0] === right;
}

const simple = (text: string): string =>
	folded(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

const fill = (pattern: string, values: { ask?: string; nth?: string; list: string[] }): string =>
	pattern
		.replace('{ask}', values.ask ?? '')
		.replace('{nth}', values.nth ?? '')
		.replace('{list}', values.list.join(', '));

/** Choices drawn from HMAC(secret, nonce): the same for one form, not to be foretold for the next. */
function picker(secret: Uint8Array, nonce: Uint8Array) {
	const stream = mac512(secret, 'plain-question/v0', nonce);
	let used = 0;
	const below = (limit: number): number => stream.readUInt16BE((used += 2) - 2) % limit;
	const one = <T>(from: readonly T[]): T => {
		const drawn = from[below(from.length)];
		if (drawn === undefined) throw new Error('nothing to choose from');
		return drawn;
	};
	const some = <T>(from: readonly T[], count: number): T[] => {
		const left = [...from];
		return Array.from({ length: count }).flatMap(() => left.splice(below(left.length), 1));
	};
	return { one, some };
}
