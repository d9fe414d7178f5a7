import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { functions, inTime } from '../db/index.ts';
import type { Intake } from './intake.ts';
import { accepted } from './lane-memory.ts';

/** A lane whose cards lead from the operator's pin. */
export type PinnedLane = {
	readonly id: string;
	readonly kind: 'general' | 'restricted' | 'recovery';
	/** Checked, in order of epoch; the last is the one to seal to. */
	readonly cards: readonly LaneCard[];
	readonly agencies: readonly string[];
	/** Members who hold its newest key. */
	readonly readers: number;
};

/** A lane takes tips once two members can open it: one person's lost key must not lose a tip. */
const FEWEST_READERS = 2;

type Known = Pick<Intake, 'db' | 'pins' | 'memory'>;

/**
 * Every lane, in their order, with the cards to go by: see lane-memory.ts. One of which nothing leads from its pin is left
 * out: nothing is ever sealed to whom a changed database row names. What is in a lane goes on there, however few still read
 * it.
 */
export async function pinnedLanes({ db, pins, memory }: Known): Promise<PinnedLane[]> {
	const rows = await functions.lanes(db);
	for (const lane of pins.keys()) {
		if (!rows.some(({ id }) => id === lane)) memory.doubts.about('gone', lane);
	}
	const lanes: PinnedLane[] = [];
	for (const row of rows) {
		const pin = pins.get(row.id);
		const kept = pin && (await accepted(memory, db, { ...row, pin }));
		if (!kept) continue;
		const { cards, holders, agrees } = kept;
		const epoch = cards.at(-1)?.epoch ?? 0;
		// The database counts who reads its own newest epoch.
		const readers = agrees
			? row.readers
			: await functions.holdersAtWork(db, { lane: row.id, epoch, holders });
		lanes.push({ ...row, cards, readers });
	}
	return lanes;
}

/** Reads the lanes as they are now, so that what does not fit is known. */
export const lookAtLanes = async (intake: Known): Promise<void> =>
	void (await inTime(pinnedLanes(intake)));

/** Every lane that may take new tips: enough people can open it. */
export const acceptingLanes = async (intake: Known): Promise<PinnedLane[]> =>
	(await pinnedLanes(intake)).filter(
		({ kind, readers }) => kind === 'recovery' || readers >= FEWEST_READERS
	);

/**
 * Where a tip goes: the first lane, general before restricted, in which nobody is of an agency that the
 * tipster ticked; else the recovery lane, which nobody at the desk can open.
 * @returns undefined when no lane may take it: then the form must not pretend to be open.
 */
export function laneFor(
	lanes: readonly PinnedLane[],
	involved: readonly string[]
): { lane: PinnedLane; unroutable: boolean } | undefined {
	const manned = lanes.filter(({ kind }) => kind !== 'recovery');
	const lane = manned.find(({ agencies }) => !agencies.some((agency) => involved.includes(agency)));
	if (lane) return { lane, unroutable: false };
	const recovery = lanes.find(({ kind }) => kind === 'recovery');
	return manned.length > 0 && recovery ? { lane: recovery, unroutable: true } : undefined;
}
