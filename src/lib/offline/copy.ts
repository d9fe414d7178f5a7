/** The one place on a phone where anything of this site is kept, and only for somebody who asked for it. */
export const COPY = 'copy';

/** Everything of our own that a page needs to look as it does, by its path: pages name them relative to themselves. */
export const partsOf = (html: string): string[] =>
	[...html.matchAll(/(?:href|src)="[./]*(_app\/[^"]+|favicon\.svg)"/g)].map(
		([, path]) => `/${path}`
	);
