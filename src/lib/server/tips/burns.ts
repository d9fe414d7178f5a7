import { functions, inTime, isDown, type Db } from '../db/index.ts';
import type { State } from '../state/index.ts';
import type { LookupId } from './receipt.ts';
import { createLedger, enter, remembered, type Ledger } from './until-backups-end.ts';

/** `second`: it was one. */
type Burn = { readonly lookup: string; readonly day: string; readonly second?: boolean };

/**
 * Which codes were burnt here, as bare lookup ids and the day, outside the database: a backup that is put back would have
 * them open again what somebody ended, perhaps in front of whoever they feared.
 */
export type Burns = Ledger<Burn>;

export const createBurns = (state: State): Burns =>
	createLedger(state, 'burns', ({ lookup }) => /^[0-9a-f]{64}$/.test(lookup));

/** Remembers it on the disk. Before the database is told: what is remembered and not done is done at the next start. */
export const rememberBurn = (
	burns: Burns,
	{ lookup, second }: { lookup: LookupId; second: boolean },
	now: Date
): Promise<void> => {
	const day = now.toISOString().slice(0, 10);
	return enter(burns, [{ lookup: Buffer.from(lookup).toString('hex'), day, second }], now);
};

/**
 * Burns again whatever was burnt: nothing changes, unless the database went back. One after the other, whatever becomes of
 * one; where the database is out of reach no other is tried, since each would wait as long.
 * @throws what the first failed with.
 */
export async function replayBurns(burns: Burns, db: Db): Promise<void> {
	const faults: unknown[] = [];
	for (const burn of await remembered(burns)) {
		await inTime(again(db, burn)).catch((fault: unknown) => faults.push(fault));
		if (faults.some(isDown)) break;
	}
	if (faults.length > 0) throw faults[0];
}

async function again(db: Db, { lookup: hex, day, second }: Burn): Promise<void> {
	const lookup = new Uint8Array(Buffer.from(hex, 'hex'));
	await functions.burn(db, { lookup, day: new Date(day) });
	// A second code that was made since the backup has no row there, and would be made again. A first one has no other.
	if (second) await functions.bury(db, { lookup });
}
