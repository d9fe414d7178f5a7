const BLANK = /\[\[[^\][]*\]\]/g;

/** What is still to be filled in before an answer is sent, as it stands there: `[[which day]]`. Each once. */
export const blanksIn = (words: string): string[] => [...new Set(words.match(BLANK) ?? [])];

/** Words for a tipster in which something is still to be filled in. */
export class LeftBlank extends Error {
	override name = 'LeftBlank';
}
