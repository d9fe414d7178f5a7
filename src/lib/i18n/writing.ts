/** How a language writes what is not words. */
export type Writing = {
	/** A calendar day in full. @param day ISO date. */
	readonly date: (day: string) => string;
	/** “a, b and c”. */
	readonly list: (items: readonly string[]) => string;
	readonly number: (value: number) => string;
};

/** By the Unicode tables, for a region that they know: they have none for Haitian Creole. */
export const writingOf = (region: string): Writing => ({
	date: (day) =>
		new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day)),
	list: (items) => new Intl.ListFormat(region).format(items),
	number: (value) => value.toLocaleString(region)
});
