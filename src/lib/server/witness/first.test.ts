import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { cosignedAt, readCheckpoint } from '#lib/tlog/checkpoint.ts';
import { follows, readGrowth } from '#lib/tlog/growth.ts';
import { closeDay, record } from '../audit/index.ts';
import { reread } from '../db/index.ts';
import { checkpoint, createCache, grownFrom, namedUntil, type WitnessCache } from './index.ts';

const key = randomBytes(32);
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 0, 13));
let database: FreshDatabase;
let folder: string;
let face: WitnessCache;
let alarms: string[];
const starts = async () => {
	face = await createCache(
		database.as.public,
		{ folder },
		(why) => void alarms.push(why),
		() => at(30)
	);
};
beforeEach(async () => {
	database = await freshDatabase();
	folder = mkdtempSync(join(tmpdir(), 'plainsight-witness-'));
	alarms = [];
	await starts();
});
afterEach(() => database.close());

const close = async (day: number, by: Uint8Array = key) => {
	await database.as.desk.transaction((tx) =>
		record(tx, 'people', { act: 'test.noted', by: null }, at(day))
	);
	await closeDay(database.as.jobs, at(day), by);
};
const looks = () => reread(face);
const size = () => readCheckpoint(checkpoint(face) ?? '')?.size;
/** By somebody who owns the database; triggers stop everybody else. */
const tamper = async (...statements: SQL[]) => {
	const { owner } = database.as;
	await owner.execute(sql`alter table audit_days disable trigger refuse_change`);
	await owner.execute(sql`alter table audit_slots disable trigger refuse_change`);
	for (const statement of statements) await owner.execute(statement);
};
const forgetFrom = (number: number) => [
	sql`delete from audit_slots where number >= ${number}`,
	sql`delete from audit_days where number >= ${number}`
];

describe('the public face, as the first witness', () => {
	it('has nothing to show before a day is over, and then cosigns each day once', async () => {
		await looks();
		expect([checkpoint(face), grownFrom(face, 0)]).toEqual([undefined, undefined]);
		await close(24);
		await looks();
		const first = checkpoint(face)!;
		const signed = readCheckpoint(first)!;
		expect(signed.size).toBe(1);
		expect(cosignedAt(signed, signed.note.signatures[1]!.name)).toEqual(at(30));
		await looks();
		expect(checkpoint(face)).toBe(first);
		await close(25);
		await looks();
		expect([size(), alarms]).toEqual([2, []]);
	});

	it('shows how it grew to whoever remembers an older one, and to nobody what is not there', async () => {
		for (const day of [20, 21, 22]) await close(day);
		await looks();
		const older = readCheckpoint(checkpoint(face)!)!;
		for (const day of [23, 24]) await close(day);
		await looks();
		expect(follows(older, readGrowth(grownFrom(face, 3)!)!)).toMatchObject({
			checkpoint: { size: 5 }
		});
		expect(readGrowth(grownFrom(face, 0)!)).toMatchObject({ old: 0, proof: [] });
		expect(grownFrom(face, 6)).toBeUndefined();
	});

	it('shows what it saw after a restart, with the database gone', async () => {
		await close(24);
		await looks();
		const before = checkpoint(face);
		await database.as.public.$client.end({ timeout: 1 });
		await starts();
		expect(checkpoint(face)).toBe(before);
		await expect(looks()).rejects.toThrow();
		expect(checkpoint(face)).toBe(before);
	});

	it.each([
		['a record that was put back', 'rolled-back', () => tamper(...forgetFrom(1))],
		['one that is gone', 'rolled-back', () => tamper(...forgetFrom(0))],
		[
			'one whose last day is another',
			'forked',
			() => tamper(...forgetFrom(2)).then(() => close(26))
		],
		[
			'one that was begun anew, and is longer',
			'forked',
			async () => {
				await tamper(...forgetFrom(0));
				for (const day of [20, 21, 22, 23]) await close(day);
			}
		],
		[
			'one whose first day is another',
			'forked',
			async () => {
				await tamper(sql`update audit_days set root = sha256(root) where number = 0`);
				await close(27);
			}
		],
		['one that another key signed', 'another-log', () => close(27, randomBytes(32))],
		[
			'one that nobody signed',
			'unsigned',
			() => tamper(sql`update audit_days set checkpoint = '' where number = 2`)
		]
	])('keeps its own when it is shown %s, and rings once', async (_, why, attack) => {
		for (const day of [24, 25, 26]) await close(day);
		await looks();
		const before = checkpoint(face);
		await attack();
		for (let n = 0; n < 3; n++) await looks();
		await starts();
		expect([checkpoint(face), alarms]).toEqual([before, [why]]);
		await looks();
		expect([checkpoint(face), size(), alarms]).toEqual([before, 3, [why, why]]);
	});

	it('goes on when the true record is back', async () => {
		for (const day of [24, 25]) await close(day);
		await looks();
		await database.as.owner.execute(
			sql`create table put_aside as select * from audit_days where number = 1`
		);
		await tamper(...forgetFrom(1));
		await looks();
		await database.as.owner.execute(sql`insert into audit_days select * from put_aside`);
		await close(27);
		await looks();
		expect([size(), alarms]).toEqual([3, ['rolled-back']]);
	});

	it('begins anew, with the log of another key, where whoever runs it took its memory away', async () => {
		for (const day of [24, 25]) await close(day);
		await looks();
		// A backup of the day before was restored, and the desk given a new key.
		await tamper(...forgetFrom(1));
		await close(26, randomBytes(32));
		await looks();
		expect([size(), alarms]).toEqual([2, ['another-log']]);
		rmSync(join(folder, 'record.json'));
		await starts();
		await looks();
		expect([size(), alarms]).toEqual([2, ['another-log']]);
		await close(27);
		await looks();
		expect(alarms).toEqual(['another-log', 'another-log']);
	});

	it('does not begin anew because what it kept was spoilt', async () => {
		await close(24);
		await looks();
		writeFileSync(join(folder, 'record.json'), '{"roots":[],"note":""}');
		await starts();
		await expect(looks()).rejects.toThrow('not whole');
		expect(checkpoint(face)).toBeUndefined();
	});
});

describe('until when all that came is named', () => {
	it('is the end of the day that this face remembers, whatever the database shows', async () => {
		await looks();
		expect(namedUntil(face)).toBeUndefined();
		await close(24);
		await close(25);
		await looks();
		expect(namedUntil(face)).toEqual(new Date('2026-11-25T00:00:00Z'));
		// Signed by somebody else: refused, and nothing is said of it.
		await close(26, randomBytes(32));
		await looks();
		expect(namedUntil(face)).toEqual(new Date('2026-11-25T00:00:00Z'));
	});

	it('is not said of a day that a former release closed, which named nothing, nor of one that the database has no more', async () => {
		await close(24);
		await tamper(sql`delete from audit_slots where chain_id = 'statements/v1'`);
		await looks();
		expect([size(), namedUntil(face)]).toEqual([1, undefined]);
		await close(25);
		await looks();
		expect(namedUntil(face)).toEqual(new Date('2026-11-25T00:00:00Z'));
		await tamper(sql`delete from audit_statements`, ...forgetFrom(0));
		await starts();
		await looks();
		expect([size(), namedUntil(face)]).toEqual([2, undefined]);
	});
});
