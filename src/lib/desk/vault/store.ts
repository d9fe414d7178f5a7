import { Finder, type Facts, type FoundStage } from '#lib/gist/finder.ts';
import type { Gist } from '#lib/gist/gist.ts';
import { Others } from '#lib/gist/others.ts';
import { MOST_KEPT } from './kept.ts';

/** What the server says of a tip without opening it; `gist`, `title`: the version of each, 0 for none. */
export type StoredRow = {
	readonly id: string;
	readonly lane: string;
	readonly laneName: string;
	/** Of a restricted lane: nobody else may learn that it is there. */
	readonly restricted: boolean;
	/** Its tipster said something that nobody who has it has dealt with. */
	readonly news: boolean;
	readonly urgency: number;
	readonly state: 'open' | 'closed';
	readonly stage: FoundStage;
	/** ISO 8601, in UTC. */
	readonly arrivedAt: string;
	readonly isRead: boolean;
	readonly holder: string | null;
	readonly holderName: string | null;
	/** Of a closed one: what the tipster was told. */
	readonly told: 'closed' | 'passed-on' | null;
	/** Ids of what the tipster said since. */
	readonly additions: readonly string[];
	readonly gist: number;
	readonly title: number;
};

/** What a gist was made from: hashes of the tip's file, and of the ids of what was added. */
export type MadeFrom = { readonly tip: string; readonly additions: string };
export type GistBody = {
	readonly gist: Gist;
	readonly from: MadeFrom;
	/** See GIST_RULES. */
	readonly rules: number;
};

/** As the lane has it: by whose word, and which of those that there were. */
export type Claimed<Body> = Body & { readonly by: string; readonly version: number };

export type Kept = {
	row: StoredRow;
	/** What its row shows. */
	gist?: GistBody;
	/** What the lane's says, believed or not; undefined where it does not open, or nobody of the lane signed it. */
	claim?: Claimed<GistBody>;
	/** The version of the lane's that was judged last. */
	judged: number;
	title?: Claimed<{ readonly words: string }>;
	judgedTitle: number;
	/** The lane's was not what its tip says. `by`: who of the lane signed it; null: nobody did. */
	misfit?: { readonly by: string | null } | undefined;
	/** The same of its title. */
	misfitTitle?: { readonly by: null } | undefined;
};

/** A tip of which no gist is in yet: it is found by its short name, and by its filters. */
const NONE: Gist = {
	v: 1,
	title: '',
	place: '',
	area: '',
	kind: '' as Gist['kind'],
	language: '',
	marks: [],
	names: [],
	self: [],
	words: '',
	near: '',
	urgencyHints: []
};

/** The one store of what was opened for lists and search: pages are views of it, and it goes with the worker. */
export class Store {
	readonly #kept = new Map<string, Kept>();
	readonly finder = new Finder();
	readonly others = new Others();

	get size(): number {
		return this.#kept.size;
	}

	/** How many of them have their gist. */
	get filled(): number {
		return this.others.size;
	}

	rows(): StoredRow[] {
		return [...this.#kept.values()].map(({ row }) => row);
	}

	of(id: string): Kept | undefined {
		return this.#kept.get(id);
	}

	/** @returns undefined where no more is kept. */
	take(row: StoredRow): Kept | undefined {
		const known = this.#kept.get(row.id);
		if (!known && this.#kept.size >= MOST_KEPT) return undefined;
		// In another lane it is another's: what the former said of it is nothing here.
		const kept: Kept = known?.row.lane === row.lane ? known : { row, judged: 0, judgedTitle: 0 };
		kept.row = row;
		this.#kept.set(row.id, kept);
		this.show(kept);
		return kept;
	}

	/** Has lists and search go by what is kept of it now. */
	show({ row, gist, title }: Kept): void {
		const shown = gist && title ? { ...gist.gist, title: title.words } : gist?.gist;
		this.finder.add(row.id, shown ?? NONE, factsOf(row));
		if (shown) this.others.add(row.id, shown);
		else this.others.remove(row.id);
	}

	drop(id: string): void {
		this.#kept.delete(id);
		this.finder.remove(id);
		this.others.remove(id);
	}

	/** Lets go of all that lies in other lanes: the officer left them. */
	keepLanes(lanes: ReadonlySet<string>): void {
		for (const [id, { row }] of this.#kept) if (!lanes.has(row.lane)) this.drop(id);
	}
}

const factsOf = ({ lane, stage, holder, urgency, told, arrivedAt }: StoredRow): Facts => ({
	lane,
	stage,
	holder: holder ?? undefined,
	level: urgency as Facts['level'],
	outcome: told ?? undefined,
	arrived: arrivedAt
});
