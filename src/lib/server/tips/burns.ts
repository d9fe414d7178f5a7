import { functions, inTime, isDown, type Db } from '../db/index.ts';
import { createTurn, keep, recall, type InTurn, type State } from '../state/index.ts';
import type { LookupId } from './receipt.ts';

/** A day longer than the oldest backup that there may be: see docs/operations.md. */
const DAYS_KEPT = 36;
const DAY_MS = 24 * 3_600_000;
const FILE = 'burns.json';

/** `second`: it was one. */
type Burn = { readonly lookup: string; readonly day: string; readonly second?: boolean };

/**
 * Which codes were burnt here, as bare lookup ids and the day, outside the database: a backup that is put back would have
 * them open again what somebody ended, perhaps in front of whoever they feared.
 */
export type Burns = {
	readonly state: State;
	readonly inTurn: InTurn;
};

export const createBurns = (state: State): Burns => ({ state, inTurn: createTurn() });

/** Remembers it on the disk. Before the database is told: what is remembered and not done is done at the next start. */
export const rememberBurn = (
	burns: Burns,
	{ lookup, second }: { lookup: LookupId; second: boolean },
	now: Date
): Promise<void> =>
	burns.inTurn(async () => {
		const day = now.toISOString().slice(0, 10);
		const kept = (await remembered(burns)).filter((burn) => isRecent(burn, now));
		const all: Burn[] = [...kept, { lookup: Buffer.from(lookup).toString('hex'), day, second }];
		await keep(burns.state, FILE, JSON.stringify({ v: 1, burns: all }));
	});

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

/** A file that cannot be read is set aside, so that it stops nobody from burning a code. */
async function remembered({ state }: Burns): Promise<readonly Burn[]> {
	const text = await recall(state, FILE);
	if (text === undefined) return [];
	const burns = readBurns(text);
	if (!burns) await keep(state, 'burns.aside.json', text);
	return burns ?? [];
}

function readBurns(text: string): readonly Burn[] | undefined {
	try {
		const { burns } = JSON.parse(text) as { burns: Burn[] };
		return burns.filter(({ lookup, day }) => /^[0-9a-f]{64}$/.test(lookup) && Date.parse(day) > 0);
	} catch {
		return undefined; // cut short by something else than us: see state/index.ts
	}
}

const isRecent = ({ day }: Burn, now: Date): boolean =>
	now.getTime() - Date.parse(day) < DAYS_KEPT * DAY_MS;
