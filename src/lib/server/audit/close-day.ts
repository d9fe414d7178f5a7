import { asc, desc, sql } from 'drizzle-orm';
import { signedCheckpoint } from '#lib/tlog/checkpoint.ts';
import { leafHash, rootOf } from '#lib/tlog/tree.ts';
import { auditChains, auditDays, auditSlots, auditStatements, type Db } from '../db/index.ts';
import { layOut, newSeed } from './slots.ts';
import { placed, rootOfStatements, STATEMENTS } from './statements.ts';
import { unanchored } from './unanchored.ts';

const DAY_MS = 24 * 3_600_000;
/** In one statement: PostgreSQL takes 65,535 values. */
const ROWS = 1_000;

/**
 * Closes the UTC day that is over, unless it is closed: adds one leaf to the record's tree, of the heads of all chains and of
 * the statements that no day has made yet, and signs what the tree is then. A day on which no desk ran has no leaf; the next
 * one holds all that it did.
 * @param key 32 bytes, which the database does not have: whoever writes there cannot sign in its place.
 * @param most files that it names; the next day goes on.
 */
export async function closeDay(db: Db, now: Date, key: Uint8Array, most?: number): Promise<void> {
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
		const of = { day, seed: newSeed() };
		const midnight = new Date(now.getTime() - (now.getTime() % DAY_MS));
		const { statements, isAll } = await unanchored(tx, midnight, most);
		const said = placed(statements);
		// There each day, so that no day tells whether anything came.
		const named = { chainId: STATEMENTS, seq: isAll ? 0 : 1, head: rootOfStatements(of, said) };
		const { taken, slots, root } = layOut(of, [...heads, named]);
		const leaves = [...before.map((closed) => closed.root), root].map(leafHash);
		const number = before.length;
		const checkpoint = signedCheckpoint(leaves.length, rootOf(leaves), key);
		await tx.insert(auditDays).values({ number, ...of, slots, root, checkpoint });
		await tx.insert(auditSlots).values(taken.map((slot) => ({ number, ...slot })));
		for (let at = 0; at < said.length; at += ROWS)
			await tx
				.insert(auditStatements)
				.values(said.slice(at, at + ROWS).map((one) => ({ number, ...one })));
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
