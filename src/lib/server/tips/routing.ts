import { BrokenChain, followCards, type LaneCard } from '#lib/sealed/lane-card.ts';
import { functions } from '../db/index.ts';
import type { Intake } from './intake.ts';

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

type Row = Omit<PinnedLane, 'cards'> & { cards: LaneCard[] | null };

/**
 * Every lane, in their order. One whose chain does not hold is left out: nothing is ever sealed to whom a changed
 * database row names. What is in a lane goes on there, however few still read it.
 */
export async function pinnedLanes(intake: Pick<Intake, 'db' | 'pins'>): Promise<PinnedLane[]> {
	const rows = await functions.lanes(intake.db);
	return rows.flatMap((row) => {
		const cards = checked(row, intake.pins);
		return cards ? [{ ...row, cards }] : [];
	});
}

/** Every lane that may take new tips: enough people can open it. */
export const acceptingLanes = async (intake: Pick<Intake, 'db' | 'pins'>): Promise<PinnedLane[]> =>
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

/** Chains that were followed before, by their text: checking a signature takes about a millisecond. */
const followed = new Map<string, readonly LaneCard[]>();

function checked({ id, cards }: Row, pins: ReadonlyMap<string, string>) {
	const pin = pins.get(id);
	if (!pin || !cards || cards[0]?.lane !== id) return undefined;
	const text = pin + JSON.stringify(cards);
	const known = followed.get(text);
	if (known) return known;
	try {
		const chain = followCards(cards, pin);
		if (followed.size > 100) followed.clear();
		followed.set(text, chain);
		return chain;
	} catch (error) {
		if (error instanceof BrokenChain || error instanceof TypeError) return undefined;
		throw error;
	}
}
