export const markKinds = ['phone', 'plate', 'boat', 'handle', 'mail'] as const;
export type MarkKind = (typeof markKinds)[number];

/** What points at one person, vehicle or vessel, and can be looked up. */
export type Mark = {
	readonly kind: MarkKind;
	/** As somebody wrote it. */
	readonly shown: string;
	/** Canonical: the same thing written in another way has an equal key. */
	readonly key: string;
};
