import { FEWEST_READERS, type LaneCard } from '#lib/sealed/lane-card.ts';
import { dayOf, isClosed } from '#lib/sealed/lane-card-v2.ts';
import { functions, inTime } from '../db/index.ts';
import { ageOf, compareClocks } from './expiry.ts';
import type { Intake } from './intake.ts';
import { kindOf, type Kept } from './lane-kept.ts';
import { accepted, hasCustodians } from './lane-memory.ts';

/** A lane of which the operator pinned a card. */
export type PinnedLane = {
	readonly id: string;
	readonly kind: 'general' | 'restricted' | 'recovery';
	/** Checked, in order of epoch; the last is the one to seal to. None where nothing leads from the pin. */
	readonly cards: readonly LaneCard[];
	/** Of whoever reads it, or is about to: what a tipster ticks is held against them. */
	readonly agencies: readonly string[];
	/** Those of the rows of its members: when they are others, somebody joined or left meanwhile. */
	readonly inRows: readonly string[];
	/** Whether one who reads it stands by its newest card. */
	readonly isOpened: boolean;
	/** Members who hold its newest key. */
	readonly readers: number;
};

type Known = Pick<Intake, 'db' | 'pins' | 'memory'>;
type Row = Awaited<ReturnType<typeof functions.lanes>>[number];

/**
 * Every lane, in the order of the pins, with the cards to go by: see lane-memory.ts. Nothing is ever sealed to whom a changed
 * database row names. What is in a lane goes on there, however few still read it.
 */
export async function pinnedLanes(intake: Known): Promise<PinnedLane[]> {
	const { db, pins, memory } = intake;
	const rows = await functions.lanes(db);
	for (const lane of pins.keys()) {
		if (!rows.some(({ id }) => id === lane)) memory.doubts.about('gone', lane);
	}
	const lanes = [...pins].flatMap(([lane, pin]) => {
		const row = rows.find(({ id }) => id === lane);
		return row ? [{ ...row, pin }] : [];
	});
	// Its custodians countersign the cards of the others.
	const [recovery, others] = await partition(lanes, (lane) => hasCustodians(memory, lane));
	const kept = new Map<string, Kept | undefined>();
	for (const lane of recovery) kept.set(lane.id, await accepted(memory, db, lane, []));
	const cards = recovery.flatMap(({ id }) => kept.get(id)?.cards ?? []);
	for (const lane of others) kept.set(lane.id, await accepted(memory, db, lane, cards));
	return Promise.all(lanes.map((row) => laneOf(intake, row, kept.get(row.id))));
}

async function partition<Item>(
	items: readonly Item[],
	test: (item: Item) => Promise<boolean>
): Promise<[Item[], Item[]]> {
	const results = await Promise.all(items.map(test));
	return [items.filter((_, at) => results[at]), items.filter((_, at) => !results[at])];
}

async function laneOf({ db }: Known, row: Row, kept: Kept | undefined): Promise<PinnedLane> {
	const { cards = [], waiting = [], holders = [], isOpened = false, agrees = true } = kept ?? {};
	const epoch = cards.at(-1)?.epoch ?? 0;
	// The database counts who reads its own newest epoch.
	const readers = agrees
		? row.readers
		: await functions.holdersAtWork(db, { lane: row.id, epoch, holders });
	const agencies = [cards.at(-1), ...waiting].flatMap((card) => agenciesOf(card, row));
	return {
		id: row.id,
		kind: kindOf(cards.at(-1), row),
		cards,
		agencies: [...new Set(agencies)],
		inRows: row.agencies,
		isOpened,
		readers
	};
}

/** Whoever reads a lane says so on its card. One of version 1 says nothing: then it is whoever the rows say. */
function agenciesOf(card: LaneCard | undefined, row: Row): readonly string[] {
	if (card?.v !== 2) return row.agencies;
	return card.kind === 'recovery' ? [] : card.agencies;
}

/** Reads the lanes as they are now, so that what does not fit is known, and whose cards are old. */
export const lookAtLanes = (intake: Known, now: Date): Promise<void> =>
	inTime(
		(async () => {
			const { memory, db } = intake;
			await compareClocks(memory, db, now);
			for (const { id, kind, cards, isOpened, readers } of await pinnedLanes(intake)) {
				if (kind !== 'recovery' && readers < FEWEST_READERS)
					memory.doubts.about('unmanned', id, dayOf(now));
				const age = ageOf(cards.at(-1), kind, memory.expiry, now);
				if (age !== 'fresh') memory.doubts.about(age, id, dayOf(now));
				if (cards.length > 0 && !isOpened) memory.doubts.about('unopened', id, dayOf(now));
			}
		})()
	);

/** A lane that enough people can open, and whether it takes new tips. */
export type MannedLane = PinnedLane & { readonly accepts: boolean };

/** Every lane that enough people can open. What stops one, stops new tips alone. */
export const mannedLanes = async (intake: Known, now: Date): Promise<MannedLane[]> =>
	(await pinnedLanes(intake))
		.filter(({ kind, readers }) => kind === 'recovery' || readers >= FEWEST_READERS)
		.map((lane) => ({
			...lane,
			accepts:
				lane.isOpened &&
				!isClosed(lane.cards.at(-1)) &&
				ageOf(lane.cards.at(-1), lane.kind, intake.memory.expiry, now) !== 'expired'
		}));

/**
 * Where a tip goes: the first lane that takes it, in which nobody is of an agency that the tipster ticked; else the recovery
 * lane, which nobody at the desk can open.
 * @returns undefined when no lane may take it: then the form must not pretend to be open.
 */
export function laneFor(
	lanes: readonly MannedLane[],
	involved: readonly string[]
): { lane: PinnedLane; unroutable: boolean } | undefined {
	const manned = lanes.filter(({ kind }) => kind !== 'recovery');
	const lane = manned.find(
		({ accepts, agencies }) => accepts && !agencies.some((agency) => involved.includes(agency))
	);
	if (lane) return { lane, unroutable: false };
	const recovery = lanes.find(({ kind, accepts }) => kind === 'recovery' && accepts);
	return manned.length > 0 && recovery ? { lane: recovery, unroutable: true } : undefined;
}
