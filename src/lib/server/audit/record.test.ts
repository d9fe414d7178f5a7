import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { text } from '#lib/sealed/bytes.ts';
import { open } from '#lib/sealed/open.ts';
import { actingAs, sqlState, type Tx } from '../db/index.ts';
import { ends, entries, ENTRIES_A_PAGE, record, verify, type ActBody } from './index.ts';

const now = new Date('2026-11-23T12:00:00Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

type Who = 'mara' | 'ruth' | 'alton';
const as = <Result>(who: Who, work: (tx: Tx) => Promise<Result>) =>
	actingAs(house.desk.db, house[who].officerId, work);
const general = { lane: 'general' };
const noted = (subject: string = randomUUID()) => ({ act: 'test.noted', by: null, subject });
const heads = () => verify(house.database.as.owner);

describe('an act in a lane’s chain', () => {
	it('is sealed to the lane: nothing of it is readable in the row, and the commitment binds it', async () => {
		const act = { ...noted(), by: house.mara.officerId, detail: { words: 'a secret' } };
		await as('mara', (tx) => record(tx, general, act, now));
		const [entry] = await as('mara', (tx) => entries(tx, 'general'));
		expect(Buffer.from(entry!.body).includes('secret')).toBe(false);
		const plain = await open(entry!.body, house.general.identity);
		expect(JSON.parse(text(plain))).toMatchObject({ v: 1, ...act });
		const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(plain));
		expect(Buffer.from(digest)).toEqual(Buffer.from(entry!.commitment));
	});

	it('is as long as any other, and never commits to the same twice', async () => {
		const act = noted();
		await as('mara', async (tx) => {
			await record(tx, general, act, now);
			await record(tx, general, act, now);
			await record(tx, general, { ...act, detail: { words: 'x'.repeat(500) } }, now);
		});
		const three = (await as('mara', (tx) => entries(tx, 'general'))).slice(0, 3);
		expect(new Set(three.map(({ body }) => body.length)).size).toBe(1);
		expect(
			new Set(three.map(({ commitment }) => Buffer.from(commitment).toString('hex'))).size
		).toBe(3);
	});

	it('can be written and seen by its members alone', async () => {
		const refused = as('ruth', (tx) => record(tx, general, noted(), now));
		await expect(refused.catch(sqlState)).resolves.toBe('42501');
		expect(await as('ruth', (tx) => entries(tx, 'general'))).toEqual([]);
	});

	it('is refused for a lane that has no key to seal it to', async () => {
		await expect(as('mara', (tx) => record(tx, { lane: 'nowhere' }, noted(), now))).rejects.toThrow(
			'a lane without a card has no chain'
		);
	});
});

describe('a chain', () => {
	it('has no fork and no gap, however many write at once and whoever gives up half-way', async () => {
		const before = (await actsOfPeople(house.database)).length;
		const subjects = Array.from({ length: 24 }, (_, n) => `subject ${n}`);
		const written = await Promise.allSettled(
			subjects.map((subject, n) =>
				as('mara', async (tx) => {
					await record(tx, 'people', noted(subject), now);
					if (n % 3 === 0) throw new Error('given up');
				})
			)
		);
		const kept = subjects.filter((_, n) => written[n]!.status === 'fulfilled');
		expect(kept).toHaveLength(16);
		const acts = (await actsOfPeople(house.database)).slice(before);
		expect(acts.map(({ subject }) => subject).sort()).toEqual([...kept].sort());
		expect((await heads()).every(({ holds }) => holds)).toBe(true);
	});

	it('gives its newest first, a page at a time, to the very first', async () => {
		await as('mara', async (tx) => {
			for (let n = 0; n < ENTRIES_A_PAGE; n++) await record(tx, 'people', noted(), now);
		});
		const seqs: number[] = [];
		for (let before: number | undefined; ; before = seqs.at(-1)) {
			const page = await as('alton', (tx) => entries(tx, 'people', before));
			if (page.length === 0) break;
			expect(page.length).toBeLessThanOrEqual(ENTRIES_A_PAGE);
			seqs.push(...page.map(({ seq }) => seq));
		}
		const all = (await actsOfPeople(house.database)).length;
		expect(seqs).toEqual(Array.from({ length: all }, (_, n) => all - n));
	});

	it('has the number, the time and the place that the database gave, not those a writer chose', async () => {
		const { owner } = house.database.as;
		await owner.execute(sql`
			insert into audit_entries (chain_id, seq, at, commitment, body, prev, hash)
			values ('chosen', 7, now(), '\\x01', '\\x02', '\\x03', '\\x04')`);
		const [row] = await owner.execute<{ seq: string }>(
			sql`select seq, prev from audit_entries where chain_id = 'chosen'`
		);
		expect(row).toMatchObject({ seq: '1', prev: Buffer.alloc(32) });
		expect(await verify(owner, ['chosen'])).toMatchObject([{ holds: true, entries: 1 }]);
	});
});

describe('an act', () => {
	it('carries an id and a salt of its own', async () => {
		const twice = await actsOfPeople(house.database);
		const [one, other] = twice.slice(-2) as [ActBody, ActBody];
		expect(one.id).not.toBe(other.id);
		expect(one.salt).toMatch(/^[0-9a-f]{32}$/);
		expect(one.salt).not.toBe(other.salt);
	});
});

it('says where a day by the country’s clock begins and ends in a chain, whatever lies between', async () => {
	const of = (day?: string) => house.database.as.owner.transaction((tx) => ends(tx, 'people', day));
	const { before: next } = await of();
	// Four hours before UTC: the evening of the 22nd, that day's last minute, the 23rd, and what was swept late.
	for (const at of ['22T20:00:00', '23T03:59:00', '23T04:00:00', '23T02:00:00', '24T03:59:59'])
		await house.database.as.owner.transaction((tx) =>
			record(tx, 'people', noted(), new Date(`2026-10-${at}Z`))
		);
	expect(await of('2026-10-22')).toEqual({ from: next, before: next + 4 });
	expect(await of('2026-10-23')).toEqual({ from: next + 2, before: next + 5 });
	expect(await of('2026-10-25')).toEqual({ from: 1, before: 1 });
	expect(await of()).toEqual({ from: 1, before: next + 5 });
	for (const none of ['2026-02-31', '2026-13-01', '0000-01-01'])
		expect(await of(none), none).toEqual({ from: 1, before: 1 });
});
