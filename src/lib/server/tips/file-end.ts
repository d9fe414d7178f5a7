import type { Cleaned, Found } from '../files/index.ts';

type Refused = Extract<Cleaned, { is: 'refused' }>['why'];

/** What became of a file. */
export type FileEnd =
	| {
			readonly is: 'kept';
			readonly found: readonly Found[];
			/** Whether every standard place could be read; if not, more may have hid there. */
			readonly searched: 'all' | 'part';
			readonly as: 'clean' | 'both' | 'original';
	  }
	/** It was sent before. */
	| { readonly is: 'known' }
	/**
	 * `only-as-it-is`: what hides in it cannot be taken out, and the tipster did not want it so. `one-too-many`: in one
	 * message; `too-many`: in a day.
	 */
	| {
			readonly is: 'refused';
			readonly why:
				| Refused
				| 'only-as-it-is'
				| 'one-too-many'
				| 'too-many'
				| 'not-whole'
				| 'full'
				| 'not-yet'
				| 'unknown-code'
				| 'closed';
	  };

export const refused = (why: Extract<FileEnd, { is: 'refused' }>['why']): FileEnd => ({
	is: 'refused',
	why
});
