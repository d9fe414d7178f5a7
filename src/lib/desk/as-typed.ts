/**
 * For every box at the desk: some browsers send what stands in a box to their maker to check its spelling, to correct it
 * or to write it on. A test reads each box for it.
 */
export const asTyped = {
	spellcheck: false,
	autocorrect: 'off',
	autocapitalize: 'off',
	writingsuggestions: 'false'
} as const;
