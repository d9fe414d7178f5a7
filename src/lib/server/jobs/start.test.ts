import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { newState } from '../../../../tests/support/server.ts';
import { createClocks } from '../clocks/index.ts';
import { createDeletions } from '../tips/index.ts';
import { createBoss } from './boss.ts';
import { start } from './index.ts';
import { JOBS } from './jobs.ts';

const recordKey = new Uint8Array(32);
const deletions = createDeletions({ folder: newState() });
const telling = { gateways: { custodians: [] }, clocks: createClocks() };
let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.close());

const names = async (query: ReturnType<typeof sql>) =>
	(await database.as.owner.execute<{ name: string }>(query)).map(({ name }) => name);
const connections = async () => {
	const [row] = await database.as.owner.execute<{ count: number }>(
		sql`select count(*)::int as count from pg_stat_activity
			where datname = current_database() and application_name = 'plainsight jobs'`
	);
	return row!.count;
};
const patiently = { timeout: 15_000, interval: 100 };

describe('the background work', () => {
	it('is started by two processes at once, and each job is there once', async () => {
		await Promise.all([
			start(database.jobsUrl, recordKey, deletions, telling),
			start(database.jobsUrl, recordKey, deletions, telling)
		]);
		const all = Object.keys(JOBS).sort();
		expect(await names(sql`select name from pgboss.schedule order by name`)).toEqual(all);
		const queues = await names(sql`select name from pgboss.queue order by name`);
		expect(queues.filter((name) => name in JOBS)).toEqual(all);
	});

	it('takes off the schedule what an earlier release had on it', async () => {
		const { boss, client } = createBoss(database.jobsUrl);
		await boss.start();
		await boss.createQueue('purge');
		await boss.schedule('purge', '23 3 * * *');
		await start(database.jobsUrl, recordKey, deletions, telling);
		expect(await names(sql`select name from pgboss.schedule where name = 'purge'`)).toEqual([]);
		await boss.stop({ graceful: false });
		await client.end();
	});

	it('does what is due', async () => {
		const { boss, client } = createBoss(database.jobsUrl);
		await boss.start();
		await boss.send('chain-arrivals', {});
		await boss.send('close-day', {});
		const done = () => names(sql`select name from pgboss.job where state = 'completed'`);
		await expect.poll(done, patiently).toContain('chain-arrivals');
		await expect.poll(done, patiently).toContain('close-day');
		expect(await names(sql`select day::text as name from audit_days`)).toHaveLength(1);
		await boss.stop({ graceful: false });
		await client.end();
	});

	it('ends with the process, and leaves no connection behind', async () => {
		expect(await connections()).toBeGreaterThan(0);
		process.emit('sveltekit:shutdown' as 'SIGTERM');
		await expect.poll(connections, patiently).toBe(0);
	});
});

describe('the connection of the queue', () => {
	it('goes on after a script that failed in the middle of its transaction', async () => {
		const { boss, client } = createBoss(database.jobsUrl);
		const { executeSql } = boss.getDb();
		await expect(executeSql('begin; select 1 / 0; commit;')).rejects.toThrow('division by zero');
		expect(await executeSql('select 1 as one')).toEqual({ rows: [{ one: 1 }] });
		await client.end();
	});

	it('gives the rows of a script’s statements as one list', async () => {
		const { boss, client } = createBoss(database.jobsUrl);
		const { rows } = await boss.getDb().executeSql('select 1 as one; select 2 as two;');
		expect(rows).toEqual([{ one: 1 }, { two: 2 }]);
		await client.end();
	});
});
