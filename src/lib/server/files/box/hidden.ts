import type { Found } from '../cleaned.ts';

/** What hides in a file: kinds of it, how many fields, and whether every standard place could be read to its end. */
export type Hidden = {
	readonly found: readonly Found[];
	readonly fields: number;
	readonly searched: 'all' | 'part';
};

/** By the names that EXIF, IPTC, XMP, PDF, ID3 and the containers give to their fields; the first that fits. */
const KINDS: readonly [Found, RegExp][] = [
	['place', /gps|geo|loc(ation|i$)|latitude|longitude|city|country|state$|province|©xyz|iso6709/i],
	['file', /attach|embedded|another ?file/i],
	['software', /software|producer|encod|history|process|tool|writingapp|muxingapp|version/i],
	['time', /date|time|year|©day|created$/i],
	['device', /make|model|serial|lens|camera|device|hostcomputer|unique.*id/i],
	[
		'person',
		/artist|author|owner|copyright|rights|creator|by-?line|credit|publisher|person|contact/i
	],
	['preview', /thumbnail|images?$|preview|cover/i],
	[
		'text',
		/comment|description|title|subject|keyword|caption|headline|lyrics|label|album|genre|text|name$/i
	]
];

/** Gathers what is met in the places of a file. */
export class Search {
	readonly #found = new Set<Found>();
	#fields = 0;
	#isWhole = true;

	/** Fields, by the names that their format gives them. */
	meet(...names: readonly string[]): void {
		for (const name of names) {
			this.#found.add(KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other');
			this.#fields += 1;
		}
	}

	/** A place that cannot be read, or not to its end: something may hide there. */
	miss(): void {
		this.#isWhole = false;
	}

	/** Reads a place. One that is not as its format says is missed, not trusted. */
	in(read: () => void): void {
		try {
			read();
		} catch {
			this.miss();
		}
	}

	get hidden(): Hidden {
		const found = [...this.#found].sort();
		return { found, fields: this.#fields, searched: this.#isWhole ? 'all' : 'part' };
	}
}

/** Whether bytes say nothing: zeros, blanks and ends of lines are how fields are left empty. */
export const isBlank = (bytes: Uint8Array): boolean =>
	bytes.every((byte) => byte === 0 || byte === 0x20 || byte === 0x0a || byte === 0x0d);
