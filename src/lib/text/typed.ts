/**
 * The door for every text that comes from outside: nothing else calls `normalize` (eslint.config.js). Putting n combining
 * marks in a row in canonical order takes n² steps: 60,000 above and as many below one letter held a process for 19 s.
 */

/** UAX #15, 13: more non-starters in a row are in no language. */
const MOST_MARKS = 30;
/** U+034F combining grapheme joiner: a starter that shows nothing, so what was typed stays whole and marks end their run. */
const JOINER = '\u034F';
// Marks that are one class too many do no harm. The two halfwidth ones are letters that decompose to marks.
const MARK = `(?!${JOINER})[\\p{M}\\uFF9E\\uFF9F]`;
const FULL_RUN = new RegExp(`(?:${MARK}){${MOST_MARKS}}(?=${MARK})`, 'gu');

/** Stream-Safe Text Format (UAX #15, 13), and then that form of Unicode: the time grows with the text and no faster. */
export function inForm(text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string {
	// Once more afterwards: some marks become two.
	return streamSafe(streamSafe(text).normalize(form));
}

const streamSafe = (text: string): string =>
	text.length > MOST_MARKS ? text.replace(FULL_RUN, `$&${JOINER}`) : text;

/**
 * A text that somebody typed, the same however a browser encoded it: LF, NFC, no space around it.
 * @param longest in UTF-16 code units, as `maxlength` counts them.
 * @returns longer than `longest` when it does not fit: untouched, so that all of it can be shown again.
 */
export function tidy(typed: string, longest: number): string {
	const text = typed.replace(/\r\n?/g, '\n').trim();
	return text.length > longest ? typed : inForm(text, 'NFC');
}

/** Of a person's or an agency's name, in characters. */
export const LONGEST_NAME = 100;

/** Without what many people leave out on a phone: capitals and accents. Compatible forms of a letter are that letter. */
export const folded = (text: string): string =>
	inForm(text, 'NFKD').replace(/\p{M}/gu, '').toLowerCase();
