import type { Found } from '../cleaned.ts';

/** What hides in a file: kinds of it, and how many fields. */
export type Hidden = { readonly found: readonly Found[]; readonly fields: number };

/** By the names that EXIF, IPTC, XMP, PDF and ID3 give to their fields; the first that fits. */
const KINDS: readonly [Found, RegExp][] = [
	['place', /gps|location|latitude|longitude|city|country|state|province|©xyz|iso6709/i],
	['time', /date|time|year|offsettime/i],
	['device', /make|model|serial|lens|camera|device|hostcomputer|unique.*id/i],
	['person', /artist|author|owner|copyright|creator|by-?line|credit|publisher|credits/i],
	['software', /software|producer|encod|history|processing|tool/i],
	['preview', /thumbnail|images?$|preview|cover/i],
	['text', /comment|description|title|subject|keyword|caption|lyrics|label|album|genre|text/i]
];

/** Sorts fields by their names. */
export function hiddenIn(names: readonly string[]): Hidden {
	const found = new Set(
		names.map((name) => KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other')
	);
	return { found: [...found].sort(), fields: names.length };
}
