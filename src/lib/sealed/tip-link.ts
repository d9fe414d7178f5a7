/** How two tips belong together. `duplicate`: the one under which the link lies was closed into the other. */
export const linkKinds = ['situation', 'person', 'traces', 'teller', 'other', 'duplicate'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** That the tip under which it lies belongs with another: sealed to its lane, and signed, as all that officers write. */
export type LinkMade = {
	/** Id of the other tip: nobody who cannot open this is told of it. */
	readonly other: string;
	readonly kind: LinkKind;
	readonly words: string;
	/** What both had when it was made: see gist/seen-before.ts. */
	readonly marks: readonly string[];
	/** By the writer's own clock, in UTC: `2026-11-23T14`. */
	readonly hour: string;
};

/** That a link of the same tip holds no more. */
export type LinkTakenBack = {
	readonly takesBack: string;
	readonly words: string;
	readonly hour: string;
};

export type LinkBody = LinkMade | LinkTakenBack;

/** Whether somebody of the lane wrote it so that it says something: the signature vouches for who, not for what. */
export function isLinkBody(body: object): body is LinkBody {
	const { other, kind, takesBack, words, hour, marks } = body as Record<string, unknown>;
	if (typeof words !== 'string' || typeof hour !== 'string') return false;
	if (takesBack !== undefined) return typeof takesBack === 'string';
	const isList = Array.isArray(marks) && marks.every((mark) => typeof mark === 'string');
	return typeof other === 'string' && linkKinds.some((known) => known === kind) && isList;
}
