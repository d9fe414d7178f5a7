import { fold, wordsIn } from './fold.ts';
import type { Gist } from './gist.ts';
import type { MarkKind } from './mark.ts';

/** What the row of a tip says of it, by which a search can be narrowed. */
export type Facts = {
	readonly lane: string;
	readonly stage: string;
	/** The officer who has it. */
	readonly holder?: string | undefined;
	readonly level: 1 | 2 | 3 | 4;
	readonly outcome?: string | undefined;
	/** Day or moment of arrival, ISO 8601 in UTC: compared as text. */
	readonly arrived: string;
};

export type Filters = Partial<Pick<Facts, 'lane' | 'stage' | 'level' | 'outcome'>> & {
	/** `null`: nobody has it. */
	readonly holder?: string | null | undefined;
	readonly language?: string | undefined;
	/** The first and the last day, ISO 8601, both included. */
	readonly from?: string | undefined;
	readonly to?: string | undefined;
};

/** By what it was found: the word or mark of the gist that fits. */
export type Why =
	| { readonly by: 'short-name' }
	| { readonly by: MarkKind; readonly shown: string }
	| { readonly by: 'title' | 'place' | 'words'; readonly word: string };

export type Hit = { readonly id: string; readonly why: readonly Why[] };

/** Finds tips by their gists. Holds nothing else, asks nobody, forgets with the worker. */
export class Finder {
	readonly #kept = new Map<string, { gist: Gist; facts: Facts; words: ReadonlySet<string> }>();

	get size(): number {
		return this.#kept.size;
	}

	/** Adds a tip, or puts what is known of it now in the place of what was. */
	add(id: string, gist: Gist, facts: Facts): void {
		const words = new Set(wordsIn(fold(`${gist.title} ${gist.place} ${gist.words}`)));
		this.#kept.set(id, { gist, facts, words });
	}

	remove(id: string): void {
		this.#kept.delete(id);
	}

	/** The best first; without words all that the filters let through, the newest first. */
	find(query: string, filters: Filters = {}): readonly Hit[] {
		const asked = wordsIn(fold(query));
		return [...this.#kept]
			.filter(([, { gist, facts }]) => isWanted(gist, facts, filters))
			.sort(([, a], [, b]) => (a.facts.arrived < b.facts.arrived ? 1 : -1))
			.flatMap(([id, { words }]) =>
				asked.every((word) => words.has(word))
					? [{ id, why: asked.map((word) => ({ by: 'words' as const, word })) }]
					: []
			);
	}
}

function isWanted(gist: Gist, facts: Facts, filters: Filters): boolean {
	const { lane, stage, holder, level, outcome, language, from, to } = filters;
	if (lane !== undefined && facts.lane !== lane) return false;
	if (stage !== undefined && facts.stage !== stage) return false;
	if (holder !== undefined && (facts.holder ?? null) !== holder) return false;
	if (level !== undefined && facts.level !== level) return false;
	if (outcome !== undefined && facts.outcome !== outcome) return false;
	if (language !== undefined && gist.language !== language) return false;
	const day = facts.arrived.slice(0, 10);
	return (from === undefined || day >= from) && (to === undefined || day <= to);
}
