import { base64 } from '@scure/base';
import { open } from '#lib/sealed/open.ts';
import { isLinkBody, type LinkKind } from '#lib/sealed/tip-link.ts';
import { readWritten } from '#lib/sealed/written.ts';
import { continuesIn, type Continues, type Holding } from '../links/holding.ts';
import { NotYourLane } from './faults.ts';
import { keysHere, officerOf, type State } from './state.ts';
import type { StoredRow } from './store.ts';
import type { Base64, Writers } from './wire.ts';
import { writersAt } from './writers.ts';

/** A link as it lies in a lane. */
export type SealedLinkRow = {
	readonly id: string;
	readonly tip: string;
	readonly epoch: number;
	readonly sealed: Base64;
};

/** Another tip that a tip belongs with, as its page shows it. */
export type ShownLink = {
	readonly id: string;
	readonly kind: LinkKind;
	readonly by: string;
	readonly hour: string;
	/** Under which tip it lies: there it is taken back. */
	readonly home: string;
	/** The link lies under the tip that is shown: of a duplicate, that one was closed into the other. */
	readonly isFrom: boolean;
	/** Undefined: the other is not here for this officer, and nothing that was said of it is shown. */
	readonly other?:
		| {
				readonly row: StoredRow;
				readonly title: string;
				readonly words: string;
				readonly marks: readonly string[];
		  }
		| undefined;
};

/** How many tips came in a year, and how many situations they tell of. */
export type YearOfTips = {
	readonly year: number;
	readonly tips: number;
	readonly situations: number;
};

/** Which tips belong together, by the word of who said so: see docs/decisions/0069. */
export const links = (state: State) => {
	const { store, links: kept } = state;
	const stateOf = (tip: string) => store.of(tip)?.row.state;
	const touching = (id: string) =>
		kept.holding.filter(({ tip, other }) => tip === id || other === id);

	function shown(link: Holding, id: string): ShownLink {
		const isFrom = link.tip === id;
		const there = store.of(isFrom ? link.other : link.tip);
		const { words, marks, kind, by, hour } = link;
		return {
			...{ id: link.id, kind, by, hour, home: link.tip, isFrom },
			other: there && {
				...{ row: there.row, words, marks },
				title: there.title?.words ?? there.gist?.gist.title ?? ''
			}
		};
	}

	return {
		/** Lanes that the officer reads. */
		async lanesOfLinks(): Promise<string[]> {
			officerOf(state);
			return [...state.lanes.keys()];
		},

		/** @returns which of a lane's links are to be fetched and opened. */
		async missingLinks(given: { lane: string; ids: readonly string[] }): Promise<string[]> {
			officerOf(state);
			return state.lanes.has(given.lane) ? kept.missing(given.lane, given.ids) : [];
		},

		/** Opens links of a lane. @returns whether with keys that were made since something of it may be another. */
		async openLinks(given: {
			lane: string;
			links: readonly SealedLinkRow[];
			writers: Writers;
		}): Promise<{ inDoubt: boolean }> {
			const { lane, writers } = given;
			let inDoubt = false;
			for (const { id, tip, epoch, sealed } of given.links) {
				try {
					const keys = keysHere(state, lane, epoch);
					// Of before the officer joined: not theirs to read, and nothing is wrong.
					if (!keys) continue;
					const opened = await open(base64.decode(sealed), keys.identity);
					const place = { kind: 'link' as const, id, tip, lane, epoch };
					const keysOf = await writersAt(state, place, lane, writers);
					const body = readWritten(opened, place, keysOf);
					const link = isLinkBody(body) ? { id, tip, by: body.by, body } : undefined;
					kept.keep(id, { lane, tip, opened: link });
				} catch (fault) {
					inDoubt ||= fault instanceof NotYourLane;
					if (!(fault instanceof NotYourLane)) kept.keep(id, { lane, tip, opened: undefined });
				}
			}
			return { inDoubt };
		},

		/** Tips on the other end of a tip's links, and of its situation: whether they are here is asked before they are shown. */
		async linkedTips({ id }: { id: string }): Promise<string[]> {
			const ends = touching(id).flatMap(({ tip, other }) => [tip, other]);
			return [...new Set([...ends, ...kept.situations.of(id)])].filter((one) => one !== id);
		},

		/** What a tip's page shows of its links. */
		async linksOf({ id }: { id: string }): Promise<{
			links: ShownLink[];
			/** Other tips of the same situation that are here. */
			situation: StoredRow[];
			/** Rows that nobody of the lane signed. */
			broken: number;
			/** Of one that was closed as a duplicate. */
			continues: Continues | undefined;
			/** Tips that were closed as duplicates of it, over as many as it takes. */
			duplicates: StoredRow[];
		}> {
			const situation = [...kept.situations.of(id)].flatMap((tip) =>
				tip === id ? [] : (store.of(tip)?.row ?? [])
			);
			return {
				links: touching(id).map((link) => shown(link, id)),
				situation,
				broken: kept.brokenUnder(id),
				continues: continuesIn(id, kept.holding, stateOf),
				duplicates: situation.filter((row) => {
					const is = continuesIn(row.id, kept.holding, stateOf);
					return is?.in === 'tip' && is.tip === id;
				})
			};
		},

		/** Where work on a tip goes on that was closed as a duplicate; undefined: in itself. */
		async continuesIn({ id }: { id: string }): Promise<Continues | undefined> {
			return continuesIn(id, kept.holding, stateOf);
		},

		/** Tips and situations, counted apart, of all that is in the store; and duplicates that nobody works on. */
		async countSituations(): Promise<{
			open: { tips: number; situations: number };
			years: YearOfTips[];
			/** Closed as duplicates of one another, or into what is not here. */
			astray: string[];
		}> {
			const rows = store.rows();
			const open = rows.filter((row) => row.state === 'open').map(({ id }) => id);
			const years = new Map<number, string[]>();
			for (const { id, arrivedAt } of rows) {
				const year = Number(arrivedAt.slice(0, 4));
				const of = years.get(year) ?? [];
				of.push(id);
				years.set(year, of);
			}
			const { count } = kept.situations;
			return {
				open: { tips: open.length, situations: count(open) },
				years: [...years]
					.map(([year, of]) => ({ year, tips: of.length, situations: count(of) }))
					.sort((a, b) => b.year - a.year),
				astray: rows
					.filter(({ id }) => {
						const is = continuesIn(id, kept.holding, stateOf);
						return is !== undefined && is.in !== 'tip';
					})
					.map(({ id }) => id)
			};
		}
	};
};
