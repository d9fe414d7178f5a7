import { functions, type Db } from '../db/index.ts';
import type { State } from '../state/index.ts';
import type { LookupId } from './receipt.ts';
import { createLedger, enter, replay, type Ledger } from './until-backups-end.ts';

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

/** Burns again whatever was burnt. @throws as replay */
export const replayBurns = (burns: Burns, db: Db): Promise<void> =>
	replay(burns, (burn) => again(db, burn));

async function again(db: Db, { lookup: hex, day, second }: Burn): Promise<void> {
	const lookup = new Uint8Array(Buffer.from(hex, 'hex'));
	await functions.burn(db, { lookup, day: new Date(day) });
	// A second code that was made since the backup has no row there, and would be made again. A first one has no other.
	if (second) await functions.bury(db, { lookup });
}
