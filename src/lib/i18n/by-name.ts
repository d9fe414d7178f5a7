/** Words that are looked up by a name from elsewhere, which they may not have. */
export const byName = (words: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
	words;
