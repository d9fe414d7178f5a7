import MiniSearch, { type SearchResult } from 'minisearch';
import { isWanted, type Facts, type Filters } from './facts.ts';
import { fold, wordsIn } from './fold.ts';
import type { Gist } from './gist.ts';
import type { Mark, MarkKind } from './mark.ts';
import { Parts } from './parts.ts';
import { nameOf, recognise } from './recognise.ts';

export type { Facts, Filters, FoundStage } from './facts.ts';

/** By what it was found: the word or mark of the gist that fits. */
export type Why =
	| { readonly by: 'short-name' }
	| { readonly by: MarkKind; readonly shown: string }
	| { readonly by: 'title' | 'place' | 'words'; readonly word: string };

export type Hit = { readonly id: string; readonly why: readonly Why[] };

type Kept = { readonly gist: Gist; readonly facts: Facts };
type Indexed = { readonly id: string } & Pick<Gist, 'title' | 'place' | 'words'>;

/** More are not looked through by anybody. */
const MOST = 200;
/** Of a query, in characters and in words: more only costs time. */
const LONGEST = 200;
const MOST_WORDS = 12;
/** Short names begin with four letters or digits, and are eight: see `shortName`. */
const SHORT_NAME = /^[\da-f]{4,8}$/;
/** Of a mark, in characters: less is in too many. */
const LEAST_OF_MARK = 3;

/** Finds tips by their gists. Holds nothing else, asks nobody, is gone with the worker. */
export class Finder {
	readonly #kept = new Map<string, Kept>();
	readonly #byMark = new Map<string, { mark: Mark; ids: Set<string> }>();
	/** Marks without their signs, and in that order; undefined once one came or went. */
	#parts: { of: Parts; names: readonly string[] } | undefined;
	readonly #index = new MiniSearch<Indexed>({
		fields: ['title', 'place', 'words'],
		tokenize: (text) => [...wordsIn(fold(text))],
		processTerm: (term) => term,
		searchOptions: {
			combineWith: 'AND',
			boost: { title: 3, place: 2 },
			prefix: (term, at, terms) => term.length > (at === terms.length - 1 ? 2 : 3)
		}
	});

	get size(): number {
		return this.#kept.size;
	}

	/** Adds a tip, or puts what is known of it now in the place of what was. */
	add(id: string, gist: Gist, facts: Facts): void {
		const before = this.#kept.get(id);
		this.#kept.set(id, { gist, facts });
		if (before?.gist === gist) return;
		if (before) this.#forget(id, before.gist);
		this.#index.add({ id, title: gist.title, place: gist.place, words: gist.words });
		for (const mark of gist.marks) {
			const there = this.#byMark.get(nameOf(mark));
			if (there) there.ids.add(id);
			else {
				this.#byMark.set(nameOf(mark), { mark, ids: new Set([id]) });
				this.#parts = undefined;
			}
		}
	}

	remove(id: string): void {
		const kept = this.#kept.get(id);
		if (!kept) return;
		this.#kept.delete(id);
		this.#forget(id, kept.gist);
	}

	/** The best first; without words all that the filters let through, the newest first. */
	find(query: string, filters: Filters = {}): readonly Hit[] {
		const asked = query.slice(0, LONGEST);
		const words = wordsIn(fold(asked)).slice(0, MOST_WORDS);
		const found = new Map<string, Why[]>();
		const add = (id: string, why: readonly Why[]) => {
			const kept = this.#kept.get(id);
			if (!kept || !isWanted(kept.gist, kept.facts, filters)) return;
			found.set(id, [...(found.get(id) ?? []), ...why]);
		};
		if (words.length === 0) {
			for (const id of this.#newest(filters)) add(id, []);
		} else {
			for (const [id, why] of this.#named(asked)) {
				add(id, [why]);
				if (found.size >= MOST) break;
			}
			// The last word is still being typed: one or two letters of it are not known yet.
			const isBegun = words.length > 1 && (words.at(-1)?.length ?? 0) < 3;
			const whole = isBegun ? words.slice(0, -1) : words;
			for (const result of this.#worded(whole.join(' '), filters))
				add(result.id, reasonsOf(result));
		}
		return [...found].slice(0, MOST).map(([id, why]) => ({ id, why }));
	}

	/** By words as they are; where no tip has them, with a slip in the long ones. */
	#worded(words: string, filters: Filters): readonly SearchResult[] {
		const filter = ({ id }: SearchResult): boolean => {
			const kept = this.#kept.get(id);
			return kept !== undefined && isWanted(kept.gist, kept.facts, filters);
		};
		const exact = this.#index.search(words, { filter });
		const found = exact.length > 0 ? exact : this.#index.search(words, { filter, fuzzy: slipsIn });
		return found.slice(0, MOST);
	}

	/** By short name and by mark: exactly first, then by a part. */
	*#named(asked: string): Generator<[string, Why]> {
		const bare = bareOf(fold(asked));
		if (SHORT_NAME.test(bare)) {
			for (const id of this.#kept.keys())
				if (id.startsWith(bare) || id.startsWith(bare, 4)) yield [id, { by: 'short-name' }];
		}
		const exact = recognise(asked).map(nameOf);
		const partly = bare.length < LEAST_OF_MARK ? [] : this.#holding(bare);
		const those = [...new Set([...exact, ...partly])].flatMap(
			(name) => this.#byMark.get(name) ?? []
		);
		for (const { mark, ids } of those)
			for (const id of ids) yield [id, { by: mark.kind, shown: mark.shown }];
	}

	/** Names of marks of which this is a part. */
	#holding(bare: string): string[] {
		if (!this.#parts) {
			const names = [...this.#byMark.keys()];
			const lines = [...this.#byMark.values()].map(({ mark }) => bareOf(mark.key));
			this.#parts = { of: new Parts(lines), names };
		}
		const { of, names } = this.#parts;
		return [...of.holding(bare)].flatMap((line) => names[line] ?? []);
	}

	#newest(filters: Filters): string[] {
		return [...this.#kept]
			.filter(([, { gist, facts }]) => isWanted(gist, facts, filters))
			.sort(([, { facts: a }], [, { facts: b }]) =>
				a.arrived === b.arrived ? 0 : a.arrived < b.arrived ? 1 : -1
			)
			.slice(0, MOST)
			.map(([id]) => id);
	}

	#forget(id: string, gist: Gist): void {
		this.#index.discard(id);
		for (const mark of gist.marks) {
			const there = this.#byMark.get(nameOf(mark));
			there?.ids.delete(id);
			if (there?.ids.size !== 0) continue;
			this.#byMark.delete(nameOf(mark));
			this.#parts = undefined;
		}
	}
}

/** Plates and numbers are exact: one digit is another person. */
const slipsIn = (term: string): number | false =>
	term.length > 4 && !/\d/.test(term) ? 0.2 : false;

/** Letters and digits alone: "PA-44 71" is part of "PA4471", "5550142" of "+1 869 555 0142". */
const bareOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const reasonsOf = ({ match }: SearchResult): Why[] =>
	Object.entries(match).map(([word, fields]) => ({
		by: (['title', 'place'] as const).find((field) => fields.includes(field)) ?? 'words',
		word
	}));
