export const markKinds = ['phone', 'plate', 'boat', 'handle', 'mail'] as const;
export type MarkKind = (typeof markKinds)[number];

/** What points at one person, vehicle or vessel, and can be looked up. */
export type Mark = {
	readonly kind: MarkKind;
	/** As somebody wrote it. */
	readonly shown: string;
	/** Canonical: the same thing written in another way has an equal key. */
	readonly key: string;
};

/** A mark, and where it stands in the text. */
export type Found = Mark & { readonly from: number };

/**
 * Finds marks of one kind. `isExpected`: the text answers a question for just these, so that less has to be said about one.
 * Every repetition in a pattern is bounded: the time grows with the text and no faster, whatever somebody typed.
 */
export type Seeker = (text: string, isExpected: boolean) => readonly Found[];

/** Of what is shown and of a key, in characters. */
export const LONGEST_MARK = 48;
