import type { Gist } from './gist.ts';
import type { Mark, MarkKind } from './mark.ts';

/** Why two tips may be one situation. */
export type Because =
	| { readonly same: MarkKind; readonly shown: string }
	| { readonly same: 'name-and-place'; readonly shown: string }
	| { readonly same: 'words'; readonly shown: string };

export type Sighting = {
	readonly id: string;
	readonly because: readonly Because[];
	/** The way it is told agrees, too. May be: two who copied one message agree as well. */
	readonly maybeSameTeller: boolean;
};

/** Tips to compare with, by what they hold. */
export class Others {
	readonly #gists = new Map<string, Gist>();

	get size(): number {
		return this.#gists.size;
	}

	add(id: string, gist: Gist): void {
		this.#gists.set(id, gist);
	}

	remove(id: string): void {
		this.#gists.delete(id);
	}

	[Symbol.iterator](): Iterator<readonly [id: string, gist: Gist]> {
		return this.#gists.entries();
	}
}

/**
 * Tips that may tell of the same situation, the surest first. It links nothing: an officer looks, and decides.
 * @param not the id of the tip itself, where it is among the others.
 */
export function seenBefore(gist: Gist, others: Others, not?: string): readonly Sighting[] {
	return [...others]
		.filter(([id]) => id !== not)
		.map(([id, other]) => ({ id, because: sameMarks(gist, other), maybeSameTeller: false }))
		.filter(({ because }) => because.length > 0);
}

function sameMarks({ marks }: Gist, other: Gist): Because[] {
	const keys = new Set(other.marks.map(nameOf));
	return marks
		.filter((mark) => keys.has(nameOf(mark)))
		.map(({ kind, shown }) => ({ same: kind, shown }));
}

const nameOf = ({ kind, key }: Mark): string => `${kind} ${key}`;
