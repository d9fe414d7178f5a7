/** Why the database is not believed about a lane, or what its people have to be told. */
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
	/** Another pin than before, of another chain: what was remembered is set aside. */
	| 'aside'
	/** What was remembered cannot be read, and is set aside. */
	| 'unreadable'
	/** A new epoch cannot be remembered: it waits. */
	| 'unwritable'
	/** The database has no copy of a new epoch's secret: it waits. */
	| 'uncopied'
	/** It is pinned, and the database has no lane of this name. */
	| 'gone'
	/** A code was burnt, of whichever lane, and that cannot be remembered. */
	| 'unburnt'
	/** A tipster took something back, and that cannot be remembered. */
	| 'unremembered'
	/** Its newest card is 60 days old, or more. */
	| 'ageing'
	/** Its newest card takes no new tips any more. */
	| 'expired'
	/** None of those who read it stands by its newest card: it takes no new tips yet. */
	| 'unopened'
	/** Fewer than two of its members can open its newest key: it takes no new tips. */
	| 'unmanned'
	/** The clock of this machine and the database's differ by a day: no card's age is judged. */
	| 'clocks';

/** What is to be said of lanes. */
export type Doubts = {
	/** @param of a day, or an epoch, where it is to be said again of another. */
	readonly about: (doubt: Doubt, lane: string, of?: string) => void;
	/** Those that were not taken yet. */
	readonly take: () => { readonly doubt: Doubt; readonly lane: string }[];
};

/** Each doubt about each lane is to be said once. */
export function createDoubts(): Doubts {
	const known = new Set<string>();
	const untaken: { doubt: Doubt; lane: string }[] = [];
	return {
		about: (doubt, lane, of = '') => {
			const key = `${doubt} ${lane} ${of}`;
			if (!known.has(key)) untaken.push({ doubt, lane });
			known.add(key);
		},
		take: () => untaken.splice(0)
	};
}
