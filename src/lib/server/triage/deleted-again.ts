import * as audit from '../audit/index.ts';
import { deletions as rows, functions, type Db } from '../db/index.ts';
import { dualControl } from '../staff/index.ts';
import { rememberDeletions, rememberedDeletions, type Deletions } from '../tips/index.ts';

/**
 * Deletes again what two people had deleted: nothing is there, unless the database went back. Before the desk serves anybody. And
 * remembers what the database knows to be deleted, by another desk, or where it could not be remembered then.
 * @param db as plainsight_jobs, or the owner.
 * @returns how many tips lay there again.
 */
export async function deleteAgain(db: Db, deletions: Deletions, now: Date): Promise<number> {
	let again = 0;
	for (const { id, day } of await rememberedDeletions(deletions)) {
		await db.transaction(async (tx) => {
			const lane = await functions.deleteAgain(tx, { tip: id, day: new Date(day) });
			if (lane === null) return;
			again += 1;
			const act = { act: 'tip.deleted-again', by: null, subject: id, detail: { deletedOn: day } };
			// After the tip's row, as everywhere; and before the record.
			await dualControl.endWith(tx, id, now, async () => {
				await audit.record(tx, { lane }, act, now);
				return { ok: true };
			});
		});
	}
	const done = await db.select({ id: rows.subject, day: rows.deletedOn }).from(rows);
	await rememberDeletions(deletions, done, now);
	return again;
}
