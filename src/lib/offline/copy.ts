/** The one place on a phone where anything of this site is kept, and only for somebody who asked for it. */
export const COPY = 'copy';

/** Everything that the pages need to look as they do: styles, scripts and pictures of our own. */
export const partsOf = (html: string): string[] =>
	[...html.matchAll(/(?:href|src)="(\/(?:_app\/[^"]+|favicon\.svg))"/g)].map(([, path]) => path!);
