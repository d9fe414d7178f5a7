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

/** The phrases of a language, written as `text/phrases.ts` says. */
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
