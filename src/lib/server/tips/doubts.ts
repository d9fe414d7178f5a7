/** Why the database is not believed about a lane. */
export type Doubt =
	/** Nothing is remembered of it yet. */
	| 'new'
	/** Its pin fits no card of it. */
	| 'misfit'
	/** Its cards lead from the pin no longer. */
	| 'broken'
	/** The database has fewer cards than before, as after an older backup. */
	| 'behind'
	/** The database has other cards. */
	| 'forked'
	/** Another pin than before: what was remembered is set aside. */
	| 'aside'
	/** What was remembered cannot be read, and is set aside. */
	| 'unreadable'
	/** A new epoch cannot be remembered: it waits. */
	| 'unwritable'
	/** It is pinned, and the database has no lane of this name. */
	| 'gone'
	/** A code was burnt, of whichever lane, and that cannot be remembered. */
	| 'unburnt';

/** What is to be said of lanes, each doubt about each once. */
export type Doubts = {
	readonly about: (doubt: Doubt, lane: string) => void;
	/** Those that were not taken yet. */
	readonly take: () => { readonly doubt: Doubt; readonly lane: string }[];
};

export function createDoubts(): Doubts {
	const known = new Set<string>();
	const untaken: { doubt: Doubt; lane: string }[] = [];
	return {
		about: (doubt, lane) => {
			const key = `${doubt} ${lane}`;
			if (!known.has(key)) untaken.push({ doubt, lane });
			known.add(key);
		},
		take: () => untaken.splice(0)
	};
}
