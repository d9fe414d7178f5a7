/** In what way words point at the person who wrote them. */
export const kinds = [
	'relation',
	'only-me',
	'self',
	'place-of-mine',
	'exact-time',
	'exact-date',
	'contact',
	'told-before'
] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (name: string): name is Kind => kinds.some((kind) => kind === name);

/**
 * The phrases of a language. A phrase is written in steps with spaces between them; a step is a word, or several with `|`
 * between them of which one stands there; with `?` at its end it may be missing. Capitals and accents do not count, and a
 * word of more than three letters is also found with an s. What an apostrophe or a hyphen joins is one choice of
 * several words.
 *
 * Also a word: `#` a number of one or two digits · `^` a name: a capital, then small letters · `.word` the word as the
 * first of its sentence · `=word` the word with exactly these accents.
 */
export type Rules = Readonly<
	Record<Exclude<Kind, 'contact'>, readonly string[]> & {
		/** What looks like a giveaway and is none. */
		harmless: readonly string[];
		/** Words of somebody who tells about themselves: an exact date counts only beside one. */
		firstPerson: readonly string[];
	}
>;

/** The rules of several languages as one, of these kinds only. */
export function rulesFor(wanted: readonly Kind[], languages: readonly Rules[]): Partial<Rules> {
	const names = [
		'harmless',
		'firstPerson',
		...wanted.filter((kind) => kind !== 'contact')
	] as const;
	return Object.fromEntries(
		names.map((name) => [name, languages.flatMap((language) => language[name])])
	);
}
