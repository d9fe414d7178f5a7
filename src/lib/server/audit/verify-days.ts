import { and, asc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import { readCheckpoint, type Checkpoint } from '#lib/tlog/checkpoint.ts';
import { isSame, leafHash, rootOf } from '#lib/tlog/tree.ts';
import {
	auditDays,
	auditEntries,
	auditSlots,
	auditStatements,
	type Db,
	type Tx
} from '../db/index.ts';
import { filled, rootOfSlots, slotAt, valueOf } from './slots.ts';
import { rootOfStatements, STATEMENTS } from './statements.ts';

/** Whether the record of now is the one that each day's leaf was made of. */
export type Anchored =
	| { readonly holds: true; readonly days: Days }
	| { readonly holds: false; readonly day: string; readonly why: Astray };
/**
 * `leaf`: a day is not what its own slots say. `chain`: a chain has not the entry that it ended with on that day. `checkpoint`: what
 * was signed is another tree.
 */
type Astray = 'leaf' | 'chain' | 'checkpoint';
/** Roots of the days, oldest first, with the newest's date and checkpoint. */
export type Days = {
	readonly roots: readonly Uint8Array[];
	readonly upTo?: string;
	readonly checkpoint?: string;
};
type Day = {
	readonly number: number;
	readonly day: string;
	readonly slots: Uint8Array;
	readonly root: Uint8Array;
	readonly checkpoint: string;
};

/** Days read at a time: each has 8 KiB of slots. */
const PAGE = 100;

/**
 * Holds chains against the leaf of each day.
 * @param only ids of the chains that the role may see.
 * @param origin the log that signed the days.
 */
export async function verifyDays(
	db: Db | Tx,
	only: readonly string[],
	origin: string
): Promise<Anchored> {
	const ofChains = inArray(auditSlots.chainId, [...only]);
	const astray = await chainAstray(db, ofChains);
	if (astray) return { holds: false, day: astray, why: 'chain' };
	const began = await beginnings(db, only);
	const anchored = await verifyEach(db, async ({ number, day, slots }) => {
		const taken = await db
			.select()
			.from(auditSlots)
			.where(and(eq(auditSlots.number, number), ofChains));
		const missing = only.filter((chain) => !taken.some(({ chainId }) => chainId === chain));
		return (
			missing.every((chain) => !wasThere(began.get(chain), day)) &&
			taken.every((slot) => isSame(slotAt(slots, slot.position), valueOf(slot)))
		);
	});
	if (!anchored.holds || !anchored.days.upTo) return anchored;
	const { upTo: day, checkpoint = '' } = anchored.days;
	if (readCheckpoint(checkpoint)?.origin !== origin)
		return { holds: false, day, why: 'checkpoint' };
	return anchored;
}

/** The same of all chains, as the owner of the database: no slot may hold what no chain is known to have put there. */
export async function verifyAllDays(db: Db): Promise<Anchored> {
	const astray = await chainAstray(db, ne(auditSlots.chainId, STATEMENTS));
	if (astray) return { holds: false, day: astray, why: 'chain' };
	return verifyEach(db, async ({ number, day, slots }) => {
		const [made] = await db
			.select({ seed: auditDays.seed })
			.from(auditDays)
			.where(eq(auditDays.number, number));
		if (!made) return false;
		const of = { day, ...made };
		const taken = await db.select().from(auditSlots).where(eq(auditSlots.number, number));
		const said = await db.select().from(auditStatements).where(eq(auditStatements.number, number));
		const root = taken.find(({ chainId }) => chainId === STATEMENTS)?.head;
		// The first days had none.
		const isSaid = root ? isSame(root, rootOfStatements(of, said)) : said.length === 0;
		return isSaid && isSame(slots, filled(of, taken));
	});
}

/** Whether a checkpoint that somebody kept is one of a tree that this one grew of. */
export const isPrefix = ({ roots }: Days, { size, root }: Checkpoint): boolean =>
	size <= roots.length && isSame(rootOf(roots.slice(0, size).map(leafHash)), root);

/** When each chain got its first entry. */
async function beginnings(db: Db | Tx, only: readonly string[]): Promise<Map<string, Date>> {
	const first = await db
		.select({ chain: auditEntries.chainId, at: auditEntries.at })
		.from(auditEntries)
		.where(and(inArray(auditEntries.chainId, [...only]), eq(auditEntries.seq, 1)));
	return new Map(first.map(({ chain, at }) => [chain, at]));
}

/**
 * Whether a chain was there before a day began: then it has a slot in it, and one that is gone was taken out. What was done
 * on the day itself can have been put on record after it was closed, by the hourly sweep.
 */
const wasThere = (began: Date | undefined, day: string): boolean =>
	began !== undefined && began.getTime() < Date.parse(day);

/** The first day on which a chain ended with an entry that it has no more. */
async function chainAstray(db: Db | Tx, ofChains: SQL) {
	const [astray] = await db
		.select({ day: auditDays.day })
		.from(auditSlots)
		.innerJoin(auditDays, eq(auditDays.number, auditSlots.number))
		.leftJoin(
			auditEntries,
			and(eq(auditEntries.chainId, auditSlots.chainId), eq(auditEntries.seq, auditSlots.seq))
		)
		.where(and(ofChains, sql`${auditEntries.hash} is distinct from ${auditSlots.head}`))
		.orderBy(asc(auditDays.number))
		.limit(1);
	return astray?.day;
}

async function verifyEach(db: Db | Tx, isWhole: (day: Day) => Promise<boolean>): Promise<Anchored> {
	const roots: Uint8Array[] = [];
	let newest: Day | undefined;
	for (;;) {
		const page = await daysFrom(db, roots.length);
		for (const day of page) {
			const { number, root, slots } = day;
			if (number !== roots.length || !isSame(root, rootOfSlots(slots)) || !(await isWhole(day)))
				return { holds: false, day: day.day, why: 'leaf' };
			roots.push(root);
			newest = day;
		}
		if (page.length < PAGE) break;
	}
	if (!newest) return { holds: true, days: { roots } };
	const { day, checkpoint } = newest;
	const days = { roots, upTo: day, checkpoint };
	const signed = readCheckpoint(checkpoint);
	return signed && signed.size === roots.length && isPrefix(days, signed)
		? { holds: true, days }
		: { holds: false, day, why: 'checkpoint' };
}

const daysFrom = (db: Db | Tx, from: number): Promise<Day[]> =>
	db
		.select({
			number: auditDays.number,
			day: auditDays.day,
			slots: auditDays.slots,
			root: auditDays.root,
			checkpoint: auditDays.checkpoint
		})
		.from(auditDays)
		.where(sql`${auditDays.number} >= ${from}`)
		.orderBy(asc(auditDays.number))
		.limit(PAGE);
