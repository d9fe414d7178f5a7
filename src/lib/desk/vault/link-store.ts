import {
	holding,
	situations,
	type Holding,
	type OpenedLink,
	type Situations
} from '../links/holding.ts';

type Kept = {
	readonly lane: string;
	/** Undefined: it does not open, or nobody of the lane signed it for this place. */
	readonly opened: OpenedLink | undefined;
	/** Under which its row says that it lies. */
	readonly tip: string;
};

/** Links of the officer's lanes, opened: rows never change, so each is opened once from one lock to the next. */
export class LinkStore {
	readonly #kept = new Map<string, Kept>();
	#holding: readonly Holding[] | undefined;
	#situations: Situations | undefined;

	/** Lets go of those that lie in a lane no more. @returns those that are not here yet. */
	missing(lane: string, ids: readonly string[]): string[] {
		const there = new Set(ids);
		for (const [id, kept] of this.#kept) if (kept.lane === lane && !there.has(id)) this.#forget(id);
		return ids.filter((id) => this.#kept.get(id)?.lane !== lane);
	}

	keep(id: string, kept: Kept): void {
		this.#forget(id);
		this.#kept.set(id, kept);
	}

	/** Those under a tip that are nobody's. */
	brokenUnder(tip: string): number {
		return [...this.#kept.values()].filter((kept) => kept.tip === tip && !kept.opened).length;
	}

	get holding(): readonly Holding[] {
		return (this.#holding ??= holding(
			[...this.#kept.values()].flatMap(({ opened }) => opened ?? [])
		));
	}

	get situations(): Situations {
		return (this.#situations ??= situations(this.holding));
	}

	keepLanes(lanes: ReadonlySet<string>): void {
		for (const [id, { lane }] of this.#kept) if (!lanes.has(lane)) this.#forget(id);
	}

	#forget(id: string): void {
		this.#kept.delete(id);
		this.#holding = this.#situations = undefined;
	}
}
