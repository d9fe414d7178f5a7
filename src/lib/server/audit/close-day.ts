import { asc, desc, sql } from 'drizzle-orm';
import { signedCheckpoint } from '#lib/tlog/checkpoint.ts';
import { leafHash, rootOf } from '#lib/tlog/tree.ts';
import { auditChains, auditDays, auditSlots, type Db } from '../db/index.ts';
import { layOut } from './slots.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Closes the UTC day that is over, unless it is closed: adds the heads of all chains as one leaf to the record's tree,
 * and signs what the tree is then. A day on which no desk ran has no leaf; the next one holds all that it did.
 * @param key 32 bytes, which the database does not have: whoever writes there cannot sign in its place.
 */
export async function closeDay(db: Db, now: Date, key: Uint8Array): Promise<void> {
	const day = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10);
	await db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext('plainsight record'))`);
		const before = await tx
			.select({ day: auditDays.day, root: auditDays.root })
			.from(auditDays)
			.orderBy(asc(auditDays.number));
		if (before.some((closed) => closed.day === day)) return;
		const heads = await tx
			.select({ chainId: auditChains.id, seq: auditChains.seq, head: auditChains.head })
			.from(auditChains);
		const { seed, taken, slots, root } = layOut(day, heads);
		const leaves = [...before.map((closed) => closed.root), root].map(leafHash);
		const number = before.length;
		const checkpoint = signedCheckpoint(leaves.length, rootOf(leaves), key);
		await tx.insert(auditDays).values({ number, day, seed, slots, root, checkpoint });
		if (taken.length > 0)
			await tx.insert(auditSlots).values(taken.map((slot) => ({ number, ...slot })));
	});
}

/** What was signed last; undefined before the first day is over. */
export async function newestCheckpoint(db: Db): Promise<string | undefined> {
	const [newest] = await db
		.select({ checkpoint: auditDays.checkpoint })
		.from(auditDays)
		.orderBy(desc(auditDays.number))
		.limit(1);
	return newest?.checkpoint;
}
