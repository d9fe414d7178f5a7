import { inTime, isDown } from '../db/index.ts';
import { createTurn, keep, recall, type InTurn, type State } from '../state/index.ts';

/** A day longer than the oldest backup that there may be: see docs/operations.md. */
const DAYS_KEPT = 36;
const DAY_MS = 24 * 3_600_000;

/** One that is remembered: bare ids, and the day. */
type Dated = { readonly day: string };

/**
 * What was ended here, outside the database, until no backup holds it any more: one that is put back would have it again.
 * In a file of its own, `{ "v": 1, "<name>": […] }`.
 */
export type Ledger<Entry extends Dated> = {
	readonly state: State;
	readonly inTurn: InTurn;
	/** Also the file's, with `.json`. */
	readonly name: string;
	readonly isEntry: (entry: Entry) => boolean;
};

export const createLedger = <Entry extends Dated>(
	state: State,
	name: string,
	isEntry: (entry: Entry) => boolean
): Ledger<Entry> => ({ state, inTurn: createTurn(), name, isEntry });

/** Remembers it on the disk, once it has returned. */
export const enter = <Entry extends Dated>(
	ledger: Ledger<Entry>,
	entries: readonly Entry[],
	now: Date
): Promise<void> =>
	ledger.inTurn(async () => {
		const { state, name } = ledger;
		const kept = (await remembered(ledger)).filter((entry) => isRecent(entry, now));
		await keep(state, `${name}.json`, JSON.stringify({ v: 1, [name]: [...kept, ...entries] }));
	});

/**
 * Does again what was done: nothing changes, unless the database went back. One after the other, whatever becomes of one; where
 * the database is out of reach no other is tried, since each would wait as long.
 * @throws what the first failed with.
 */
export async function replay<Entry extends Dated>(
	ledger: Ledger<Entry>,
	again: (entry: Entry) => Promise<void>
): Promise<void> {
	const faults: unknown[] = [];
	for (const entry of await remembered(ledger)) {
		await inTime(again(entry)).catch((fault: unknown) => faults.push(fault));
		if (faults.some(isDown)) break;
	}
	if (faults.length > 0) throw faults[0];
}

/** A file that cannot be read is set aside, so that it stops nobody. */
export async function remembered<Entry extends Dated>(
	ledger: Ledger<Entry>
): Promise<readonly Entry[]> {
	const { state, name } = ledger;
	const text = await recall(state, `${name}.json`);
	if (text === undefined) return [];
	const entries = entriesIn(ledger, text);
	if (!entries) await keep(state, `${name}.aside.json`, text);
	return entries ?? [];
}

function entriesIn<Entry extends Dated>(
	{ name, isEntry }: Ledger<Entry>,
	text: string
): readonly Entry[] | undefined {
	try {
		const { [name]: entries = [] } = JSON.parse(text) as Record<string, Entry[]>;
		return entries.filter((entry) => isEntry(entry) && Date.parse(entry.day) > 0);
	} catch {
		return undefined; // cut short by something else than us: see state/index.ts
	}
}

/** Whether a backup may still hold what was ended then. */
export const isRecent = ({ day }: Dated, now: Date): boolean =>
	now.getTime() - Date.parse(day) < DAYS_KEPT * DAY_MS;
