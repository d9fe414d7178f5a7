import { fold, wordsIn } from './fold.ts';
import type { Gist } from './gist.ts';
import { lexicon } from './lexicon.ts';
import { signatureOf } from './near.ts';
import { nameOf } from './recognise.ts';

/** A gist, ready to be held against others. */
export type Traits = {
	readonly gist: Gist;
	readonly marks: ReadonlySet<string>;
	/** Words that say something. */
	readonly words: ReadonlySet<string>;
	/** Words of names. */
	readonly named: ReadonlySet<string>;
	readonly signature: Uint16Array | undefined;
};

/** In a desk with fewer tips every word is rare, and says no more for it. */
const FEWEST = 1_000;
/** What most tips speak of, beside a word that few do. */
const USUAL = 0.35;

/** Tips to compare with, by what they hold: their marks, their words, the words of their names. */
export class Others {
	readonly #traits = new Map<string, Traits>();
	readonly #byTrait = new Map<string, Set<string>>();

	get size(): number {
		return this.#traits.size;
	}

	/** Adds a tip, or puts its gist of now in the place of what was. */
	add(id: string, gist: Gist): void {
		this.remove(id);
		const traits = traitsOf(gist);
		this.#traits.set(id, traits);
		for (const trait of keysOf(traits)) {
			const those = this.#byTrait.get(trait);
			if (those) those.add(id);
			else this.#byTrait.set(trait, new Set([id]));
		}
	}

	remove(id: string): void {
		const traits = this.#traits.get(id);
		if (!traits) return;
		this.#traits.delete(id);
		for (const trait of keysOf(traits)) {
			const those = this.#byTrait.get(trait);
			those?.delete(id);
			if (those?.size === 0) this.#byTrait.delete(trait);
		}
	}

	traits(id: string): Traits | undefined {
		return this.#traits.get(id);
	}

	/** Those that hold a mark or a word. */
	having(trait: string): ReadonlySet<string> {
		return this.#byTrait.get(trait) ?? NONE;
	}

	[Symbol.iterator](): Iterator<readonly [id: string, traits: Traits]> {
		return this.#traits.entries();
	}

	/** How much it says that two tips share a word: 0 for what all have, nearly 1 for what one has. */
	weightOf(word: string): number {
		const all = Math.max(this.size, FEWEST);
		const rarity = Math.log(all / (this.having(word).size + 1)) / Math.log(all);
		return (lexicon.usual.has(word) ? USUAL : 1) * Math.max(0, rarity);
	}
}

const NONE: ReadonlySet<string> = new Set();

export function traitsOf(gist: Gist): Traits {
	const words = gist.words.split(' ').filter(isTelling);
	const named = gist.names.flatMap((name) => name.split(' '));
	return {
		gist,
		marks: new Set(gist.marks.map(nameOf)),
		words: new Set(words),
		named: new Set(named.filter(isTelling)),
		signature: signatureOf(gist.near)
	};
}

const keysOf = ({ marks, words }: Traits): Iterable<string> => [...marks, ...words];

/** A number says something as a mark, or nothing. */
const isTelling = (word: string): boolean =>
	word.length > 2 && !/^\d/.test(word) && !lexicon.small.has(word);

/** Words of the place that was answered, folded. */
export const placeWords = (gist: Gist): ReadonlySet<string> => new Set(wordsIn(fold(gist.place)));
