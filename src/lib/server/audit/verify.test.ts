import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { record, verify } from './index.ts';

const now = new Date('2026-11-23T12:00:00Z');
let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
	// What follows is done by somebody who owns the database; the triggers stop everybody else.
	await database.as.owner.execute(sql`alter table audit_entries disable trigger refuse_change`);
});
afterAll(() => database.close());
beforeEach(async () => {
	await tamper(sql`delete from audit_entries`);
	await tamper(sql`delete from audit_chains`);
	for (let n = 1; n <= 5; n++) await write(`subject ${n}`);
});

const tamper = (statement: SQL) => database.as.owner.execute(statement);
const write = (subject: string) =>
	database.as.desk.transaction((tx) =>
		record(tx, 'people', { act: 'test.noted', by: null, subject }, now)
	);
const verified = async () => (await verify(database.as.owner))[0]!;
const broken = (at: number, why: string) => ({ chain: 'people', holds: false, at, why });

describe('a chain that nobody touched', () => {
	it('holds, says how long it is, and its head moves with each entry', async () => {
		const before = await verified();
		expect(before).toMatchObject({ chain: 'people', holds: true, entries: 5 });
		await write('subject 6');
		const after = await verified();
		expect(after).toMatchObject({ holds: true, entries: 6 });
		expect(after).not.toMatchObject({ head: (before as { head: string }).head });
	});

	it('is checked over as many pages as it has', async () => {
		await tamper(sql`insert into audit_entries (chain_id, at, commitment, body)
			select 'long', now(), '\\x01', int4send(n) from generate_series(1, 2000) n`);
		expect(await verify(database.as.owner, ['long'])).toMatchObject([
			{ holds: true, entries: 2000 }
		]);
		await tamper(
			sql`update audit_entries set body = '\\x00' where chain_id = 'long' and seq = 1500`
		);
		expect(await verify(database.as.owner, ['long'])).toMatchObject([{ at: 1500, why: 'hash' }]);
	});

	it('holds while others write in it', async () => {
		let writing = true;
		const writers = Array.from({ length: 3 }, async () => {
			while (writing) await write('meanwhile');
		});
		try {
			for (let n = 0; n < 40; n++) expect(await verified()).toMatchObject({ holds: true });
		} finally {
			writing = false;
			await Promise.all(writers);
		}
	});
});

describe('a chain that somebody changed', () => {
	it.each([
		['a body', sql`update audit_entries set body = '\\x00' where seq = 3`, 3, 'hash'],
		['a time', sql`update audit_entries set at = at + interval '1 ms' where seq = 2`, 2, 'hash'],
		['a commitment', sql`update audit_entries set commitment = '\\x00' where seq = 4`, 4, 'hash'],
		['an entry taken out', sql`delete from audit_entries where seq = 3`, 3, 'missing'],
		['its beginning cut off', sql`delete from audit_entries where seq = 1`, 1, 'missing'],
		['its end cut off', sql`delete from audit_entries where seq = 5`, 5, 'end'],
		['all of it taken', sql`delete from audit_entries`, 1, 'end'],
		['its head turned back', sql`update audit_chains set seq = 4`, 6, 'end'],
		['its head changed', sql`update audit_chains set head = '\\x00'`, 6, 'end']
	])('does not hold: %s', async (_, statement, at, why) => {
		await tamper(statement);
		expect(await verified()).toEqual(broken(at, why));
	});

	it('does not hold when two entries have changed places', async () => {
		await tamper(sql`update audit_entries set seq = -seq where seq in (2, 3)`);
		await tamper(sql`update audit_entries set seq = 5 + seq where seq < 0`);
		expect(await verified()).toMatchObject({ at: 2, why: 'previous' });
	});

	it('does not hold when two bodies have changed places', async () => {
		await tamper(sql`update audit_entries a set body = b.body from audit_entries b
			where a.seq in (2, 3) and b.seq = 5 - a.seq`);
		expect(await verified()).toMatchObject({ at: 2, why: 'hash' });
	});

	it('does not hold when an entry was put before the first', async () => {
		await tamper(sql`alter table audit_entries disable trigger append`);
		await tamper(sql`insert into audit_entries select chain_id, 0, at, commitment, body, prev, hash
			from audit_entries where seq = 1`);
		await tamper(sql`alter table audit_entries enable trigger append`);
		expect(await verified()).toMatchObject({ holds: false, at: 1, why: 'missing' });
	});

	it('does not hold when a body is one that its commitment never bound, though every hash fits', async () => {
		await tamper(sql`insert into audit_entries (chain_id, at, commitment, body)
			values ('people', now(), '\\x01', '\\x02')`);
		expect(await verified()).toEqual(broken(6, 'commitment'));
	});

	it('does not hide another that holds', async () => {
		await tamper(sql`insert into audit_entries (chain_id, at, commitment, body)
			values ('another', now(), '\\x01', '\\x02')`);
		await tamper(
			sql`update audit_entries set body = '\\x00' where chain_id = 'people' and seq = 1`
		);
		expect(await verify(database.as.owner)).toMatchObject([
			{ chain: 'another', holds: true },
			{ chain: 'people', holds: false }
		]);
	});
});
