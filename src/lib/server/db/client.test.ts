import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { connectLine, type Line } from '../../../../tests/support/line.ts';
import { connect } from './client.ts';
import { isDown } from './errors.ts';

let database: FreshDatabase;
let line: Line;
beforeAll(async () => {
	database = await freshDatabase();
	line = await connectLine(database.deskUrl);
});
afterAll(async () => {
	await line.close();
	await database.close();
});

it('fails a transaction whose line is cut, and nothing else', async () => {
	const strays: unknown[] = [];
	const note = (error: unknown) => strays.push(error);
	process.on('uncaughtExceptionMonitor', note);
	const db = connect(line.url, { name: 'test' });
	for (let n = 0; n < 5; n++) {
		await line.mend();
		let begun = 0;
		const cut = Array.from({ length: 4 }, () =>
			db
				.transaction(async (tx) => {
					await tx.execute(sql`select 1`);
					begun += 1;
					await tx.execute(sql`select pg_sleep(30)`);
				})
				.catch((error: unknown) => error)
		);
		await expect.poll(() => begun, { timeout: 10_000 }).toBe(4);
		await line.cut();
		for (const error of await Promise.all(cut)) expect(isDown(error)).toBe(true);
		await setImmediate(); // in which it would write to what is gone
	}
	await line.mend();
	await expect
		.poll(() => db.transaction((tx) => tx.execute(sql`select 1 as one`)).catch(() => []), {
			timeout: 15_000
		})
		.toEqual([{ one: 1 }]);
	process.off('uncaughtExceptionMonitor', note);
	expect(strays).toEqual([]);
	await db.$client.end({ timeout: 1 });
});
