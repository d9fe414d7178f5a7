/** Which parts of a page describe a field for a screen reader, by the ids that hint and error have beside it. */
export const describedBy = (
	name: string,
	{ hint, error }: { hint: string | undefined; error: string | undefined }
): string | undefined =>
	[hint && `${name}-hint`, error && `${name}-wrong`].filter(Boolean).join(' ') || undefined;
