import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { functions, type Db } from '../db/index.ts';
import { keep, recall, type State } from '../state/index.ts';

/** A sealed copy of an epoch's secret, or its card's roster (ROSTER its holder), as the database had it. `sealed`: base64. */
export type Copy = {
	readonly epoch: number;
	readonly holder: string;
	readonly writer: string;
	readonly sealed: string;
};

/** What lies in a lane's file: its cards in order of epoch, the print of the pinned one, and copies of their secrets. */
export type Remembered = {
	readonly v: 1;
	readonly pin: string;
	readonly cards: readonly LaneCard[];
	readonly copies: readonly Copy[];
};

export const recallLane = (state: State, lane: string): Promise<string | undefined> =>
	recall(state, fileOf(lane));

/** @returns undefined for what this release did not write. */
export function readRemembered(text: string | undefined): Remembered | undefined {
	if (text === undefined) return undefined;
	try {
		const read = JSON.parse(text) as Remembered;
		return read.v === 1 && Array.isArray(read.cards) && Array.isArray(read.copies)
			? read
			: undefined;
	} catch {
		return undefined; // cut short by something else than us: see state/index.ts
	}
}

export const keepLane = (state: State, lane: string, remembered: Remembered): Promise<void> =>
	keep(state, fileOf(lane), JSON.stringify(remembered));

/** What a lane's file says is kept beside it, and counts no more. */
export const setAside = (state: State, lane: string, text: string): Promise<void> =>
	keep(state, `lane-${lane}.aside.json`, text);

const fileOf = (lane: string): string => `lane-${lane}.json`;

/** What was there first stays: a copy is never written over. */
export function together(before: readonly Copy[], found: readonly Copy[]): Copy[] {
	const key = ({ epoch, holder, writer }: Copy) => `${epoch} ${holder} ${writer}`;
	const have = new Set(before.map(key));
	return [...before, ...found.filter((copy) => !have.has(key(copy)))];
}

/** The copies of a lane's secrets that lie in the database. */
export const copiesOf = async (db: Db, lane: string): Promise<Copy[]> =>
	(await functions.copies(db, { lane })).map(({ sealed, ...copy }) => ({
		...copy,
		sealed: Buffer.from(sealed).toString('base64')
	}));
