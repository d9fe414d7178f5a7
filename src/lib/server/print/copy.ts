import type { Messages } from '#lib/i18n/messages.ts';
import type { Pen } from './pen.ts';
import type { Area } from './paper.ts';

/** What a sheet says, in one language, on one day. */
export type Copy = {
	readonly text: Messages['print']['on'];
	/** The day, which text it is, and whether nobody has checked the translation: for the corner. */
	readonly date: string;
	readonly emergency: string;
	/** More verified numbers, each before its name: as many are printed as there is room for. */
	readonly numbers: readonly string[];
	readonly address: string;
	readonly shortAddress: string;
	/** For a role card: what its page says. */
	readonly role?: {
		readonly title: string;
		readonly signs: readonly { readonly heading: string; readonly lines: readonly string[] }[];
		readonly steps: readonly string[];
		readonly avoid: readonly string[];
	};
};

/** How a sheet lies on the paper. */
export type Layout = (pen: Pen, page: Area, copy: Copy) => void;
