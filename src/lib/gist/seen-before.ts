import {
	compared,
	COPY,
	ENOUGH,
	isCopy,
	isRare,
	MARK,
	type Because,
	type Weigh
} from './compare.ts';
import type { Gist } from './gist.ts';
import { traitsOf, type Others, type Traits } from './others.ts';

export type Sighting = {
	readonly id: string;
	readonly because: readonly Because[];
	/** The way it is told agrees, too. May be: two who copied one message agree as well. */
	readonly maybeSameTeller: boolean;
};

/** Looked at more closely, and shown. */
const CANDIDATES = 60;
const MOST = 20;

/**
 * Tips that may tell of the same situation, the surest first. It links nothing: an officer looks, and decides.
 * @param not the id of the tip itself, where it is among the others.
 */
export function seenBefore(gist: Gist, others: Others, not?: string): readonly Sighting[] {
	const mine = traitsOf(gist);
	const weigh = weigher(others);
	return candidates(mine, others, weigh)
		.filter(([id]) => id !== not)
		.map(([id, theirs]) => ({ id, theirs, ...compared(mine, theirs, others, weigh) }))
		.filter(({ score }) => score >= ENOUGH)
		.sort((a, b) => b.score - a.score)
		.slice(0, MOST)
		.map(({ id, theirs, because }) => ({
			id,
			because,
			maybeSameTeller: isTellerAlike(mine, theirs)
		}));
}

/** Weights of words, each worked out once. */
function weigher(others: Others): Weigh {
	const known = new Map<string, number>();
	return (word) => {
		const weight = known.get(word) ?? others.weightOf(word);
		known.set(word, weight);
		return weight;
	};
}

/** Those that share something rare, the most of it first, and those that are near copies. */
function candidates(mine: Traits, others: Others, weigh: Weigh): (readonly [string, Traits])[] {
	const shared = new Map<string, number>();
	const add = (ids: Iterable<string>, weight: number) => {
		for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + weight);
	};
	for (const mark of mine.marks) add(others.having(mark), MARK);
	for (const word of mine.words) {
		const those = others.having(word);
		if (isRare(those.size, others)) add(those, weigh(word) ** 2);
	}
	for (const [id, theirs] of others) if (isCopy(mine, theirs)) add([id], COPY);
	return [...shared]
		.sort(([, a], [, b]) => b - a)
		.slice(0, CANDIDATES)
		.flatMap(([id]) => {
			const theirs = others.traits(id);
			return theirs ? [[id, theirs] as const] : [];
		});
}

/** Both can be reached in one way; or nearly the same words, and the same of oneself or "I wrote before". */
function isTellerAlike(mine: Traits, theirs: Traits): boolean {
	const both = mine.gist.self.filter((one) => theirs.gist.self.includes(one));
	if (both.some((one) => mine.marks.has(one))) return true;
	const isAgain = mine.gist.again ?? theirs.gist.again ?? false;
	return isCopy(mine, theirs) && (isAgain || both.length > 0);
}
