import { randomBytes } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { originOf, readCheckpoint, signedCheckpoint } from '#lib/tlog/checkpoint.ts';
import { leafHash, rootOf } from '#lib/tlog/tree.ts';
import { functions } from '../db/index.ts';
import { closeDay, isPrefix, record, verify, verifyAllDays, verifyDays } from './index.ts';

const key = randomBytes(32);
const at = (day: number, hour = 1) => new Date(Date.UTC(2026, 10, day, hour, 13));
let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
	// What follows is done by somebody who owns the database; the triggers stop everybody else.
	for (const table of ['audit_entries', 'audit_days', 'audit_slots'])
		await database.as.owner.execute(sql.raw(`alter table ${table} disable trigger refuse_change`));
});
afterAll(() => database.close());

const tamper = (statement: SQL) => database.as.owner.execute(statement);
const write = (subject: string, chain = 'people') =>
	chain === 'people'
		? database.as.desk.transaction((tx) =>
				record(tx, 'people', { act: 'test.noted', by: null, subject }, at(23))
			)
		: tamper(sql`insert into audit_entries (chain_id, at, commitment, body)
				values (${chain}, now(), '\\x01', '\\x02')`);
const close = (now: Date) => closeDay(database.as.jobs, now, key);
const all = () => verifyAllDays(database.as.owner);
const days = () => functions.recordDays(database.as.public, { from: 0 });

beforeEach(async () => {
	for (const table of ['audit_slots', 'audit_days', 'audit_entries', 'audit_chains'])
		await tamper(sql.raw(`delete from ${table}`));
	await write('one');
	await write('one', 'general');
	await close(at(24));
	await write('two');
	await write('two', 'general');
	await write('one', 'review');
	await close(at(25));
});

describe('closing a day', () => {
	it('adds one leaf a day, whoever is at it how often, and signs the tree of them', async () => {
		await Promise.all([close(at(26)), close(at(26, 2)), close(at(26, 3))]);
		const three = await days();
		expect(three.map(({ number }) => number)).toEqual([0, 1, 2]);
		for (const { number, checkpoint } of three) {
			const leaves = three.slice(0, number + 1).map(({ root }) => leafHash(root));
			expect(readCheckpoint(checkpoint)).toMatchObject({
				origin: originOf(key),
				size: number + 1,
				root: new Uint8Array(rootOf(leaves))
			});
		}
	});

	it('closes the day that is over, in UTC, and on one day alone what a desk that was off had missed', async () => {
		await close(at(30));
		const closed = await database.as.owner.execute<{ day: string }>(
			sql`select day::text from audit_days order by number`
		);
		expect(closed.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-29']);
		expect(await all()).toMatchObject({ holds: true, days: { upTo: '2026-11-29' } });
	});

	it('begins before anything was done', async () => {
		for (const table of ['audit_slots', 'audit_days', 'audit_entries', 'audit_chains'])
			await tamper(sql.raw(`delete from ${table}`));
		expect(await all()).toEqual({ holds: true, days: { roots: [] } });
		await close(at(24));
		expect(await all()).toMatchObject({ holds: true, days: { upTo: '2026-11-23' } });
	});

	it('shows 256 slots whatever happened, and no chain in the place of the day before', async () => {
		const shown = await database.as.owner.execute<{ bytes: number }>(
			sql`select length(slots) as bytes from audit_days`
		);
		expect(shown.map(({ bytes }) => bytes)).toEqual([8192, 8192]);
		for (let day = 26; day < 32; day++) await close(at(day));
		const [row] = await database.as.owner.execute<{ places: number; heads: number }>(sql`
			select count(distinct position)::int as places,
				(select count(distinct substr(d.slots, s.position * 32 + 1, 32))::int
					from audit_slots s join audit_days d using (number) where chain_id = 'people') as heads
			from audit_slots where chain_id = 'people'`);
		expect(row!.places).toBeGreaterThan(1);
		expect(row!.heads).toBe(8);
	});
});

describe('a record that nobody touched', () => {
	it('is the one that was anchored, whatever is done meanwhile', async () => {
		await write('three');
		expect(await all()).toMatchObject({ holds: true, days: { upTo: '2026-11-24' } });
		expect(await verifyDays(database.as.desk, ['people'], originOf(key))).toEqual(await all());
	});

	it('grew of each checkpoint that was ever signed', async () => {
		await close(at(26));
		const anchored = await all();
		if (!anchored.holds) throw new Error(anchored.why);
		for (const { checkpoint } of await days())
			expect(isPrefix(anchored.days, readCheckpoint(checkpoint)!)).toBe(true);
		const other = signedCheckpoint(2, new Uint8Array(32), key);
		expect(isPrefix(anchored.days, readCheckpoint(other)!)).toBe(false);
		const longer = signedCheckpoint(4, rootOf([]), key);
		expect(isPrefix(anchored.days, readCheckpoint(longer)!)).toBe(false);
	});
});

/** Its last entry taken, and the head put back: every hash of the chain fits. */
const cut = async (chain: string) => {
	await tamper(sql`delete from audit_entries where chain_id = ${chain} and seq = 2`);
	await tamper(sql`update audit_chains set seq = 1, head =
		(select hash from audit_entries where chain_id = ${chain} and seq = 1) where id = ${chain}`);
};

describe('a record that somebody rewrote', () => {
	it('is not the one of the day on which it was longer', async () => {
		await cut('general');
		expect((await verify(database.as.owner)).every(({ holds }) => holds)).toBe(true);
		expect(await all()).toEqual({ holds: false, day: '2026-11-24', why: 'chain' });
	});

	it('is not whole for who reads one chain, where that chain’s place in a day was taken out with its end', async () => {
		await cut('people');
		await tamper(sql`delete from audit_slots where chain_id = 'people' and number = 1`);
		expect((await verify(database.as.owner)).every(({ holds }) => holds)).toBe(true);
		expect(await verifyDays(database.as.desk, ['people'], originOf(key))).toMatchObject({
			holds: false,
			why: 'leaf'
		});
	});

	it('is not the one of the day on which it said something else', async () => {
		await tamper(sql`delete from audit_entries where chain_id = 'people'`);
		await tamper(sql`delete from audit_chains where id = 'people'`);
		for (const subject of ['another', 'two']) await write(subject);
		expect((await verify(database.as.owner)).every(({ holds }) => holds)).toBe(true);
		expect(await all()).toEqual({ holds: false, day: '2026-11-23', why: 'chain' });
		expect(await verifyDays(database.as.desk, ['people'], originOf(key))).toEqual(await all());
	});

	it.each([
		['the place of a chain forgotten', sql`delete from audit_slots where chain_id = 'general'`],
		['a head put in its place', sql`update audit_slots set salt = '\\x00' where number = 0`],
		['another date', sql`update audit_days set day = '2026-11-20' where number = 0`],
		['another seed', sql`update audit_days set seed = '\\x00' where number = 0`],
		['another slot', sql`update audit_days set slots = overlay(slots placing '\\x00' from 1)`],
		['another root', sql`update audit_days set root = '\\x00' where number = 0`]
	])('is not the one of its leaf: %s', async (_, statement) => {
		await cut('general');
		await tamper(sql`delete from audit_slots where chain_id = 'general' and number = 1`);
		await tamper(statement);
		expect(await all()).toMatchObject({ holds: false, why: 'leaf' });
	});

	it('is not the one that was signed when a day is missing, or another was made', async () => {
		await tamper(sql`delete from audit_slots where number = 0`);
		await tamper(sql`delete from audit_days where number = 0`);
		expect(await all()).toMatchObject({ holds: false, why: 'leaf' });
		await tamper(sql`delete from audit_slots`);
		await tamper(sql`delete from audit_days`);
		await closeDay(database.as.jobs, at(24), key);
		await closeDay(database.as.jobs, at(25), randomBytes(32));
		await tamper(sql`update audit_days set checkpoint =
			(select checkpoint from audit_days where number = 0)`);
		expect(await all()).toEqual({ holds: false, day: '2026-11-24', why: 'checkpoint' });
	});

	it('is not the desk’s when it is signed by somebody else', async () => {
		await closeDay(database.as.jobs, at(26), randomBytes(32));
		expect(await all()).toMatchObject({ holds: true });
		expect(await verifyDays(database.as.desk, ['people'], originOf(key))).toEqual({
			holds: false,
			day: '2026-11-25',
			why: 'checkpoint'
		});
	});
});

describe('an officer', () => {
	it('sees the places of the chains that they may read, and cannot count the others', async () => {
		const seen = await database.as.desk.execute<{ chain: string }>(
			sql`select distinct chain_id as chain from audit_slots`
		);
		expect(seen.map(({ chain }) => chain)).toEqual(['people']);
		await expect(database.as.desk.execute(sql`select seed from audit_days`)).rejects.toThrow();
	});
});
