/** What hides in a file besides what it shows. */
export const findings = [
	'place',
	'time',
	'device',
	'person',
	'software',
	'text',
	'preview',
	'file',
	'other'
] as const;
export type Found = (typeof findings)[number];

/** Why a file is not taken. */
export const refusals = [
	'empty',
	'kind',
	'broken',
	'too-large',
	'too-many-pages',
	'too-slow'
] as const;
export type Why = (typeof refusals)[number];

/** A picture, or a recording. `type`: a media type. */
export type Page = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

export type Cleaned =
	/**
	 * `fields`: how many fields of what was found. `searched`: whether every standard place could be read to its end; if
	 * not, nobody knows that nothing more hid there. `pages`: one at a time; a page of a document each.
	 */
	| {
			readonly is: 'clean';
			readonly type: string;
			readonly found: readonly Found[];
			readonly fields: number;
			readonly searched: 'all' | 'part';
			readonly pages: AsyncIterable<Page>;
	  }
	/** A known kind that is harmless to keep sealed, whose hidden fields cannot be taken out. */
	| { readonly is: 'uncleanable'; readonly type: string }
	| { readonly is: 'refused'; readonly why: Why };

/** Bytes of the longest file. */
export const LONGEST_FILE = 25_000_000;
