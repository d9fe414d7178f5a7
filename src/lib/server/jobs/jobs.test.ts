import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { untilWaiting } from '../../../../tests/support/waiting.ts';
import { text } from '#lib/sealed/bytes.ts';
import { open } from '#lib/sealed/open.ts';
import { verify } from '../audit/index.ts';
import { createSql } from '../db/index.ts';
import { chainArrivals } from '../triage/index.ts';
import { JOBS } from './jobs.ts';

const now = new Date('2026-11-23T14:37:21Z');
const at = (hour: number, minute = 7) => new Date(Date.UTC(2026, 10, 23, hour, minute));
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const arrivals = async () => {
	const rows = await house.database.as.owner.execute<{ body: Uint8Array; at: Date }>(
		sql`select body, at from audit_entries where chain_id = 'general' order by seq`
	);
	const acts = await Promise.all(
		rows.map(async ({ body, at }) => ({
			at: new Date(at),
			...(JSON.parse(text(await open(body, house.general.identity))) as {
				act: string;
				subject: string;
			})
		}))
	);
	return acts.filter(({ act }) => act === 'tip.arrived');
};
const tipIds = async () => {
	const rows = await house.database.as.owner.execute<{ id: string }>(sql`select id from tips`);
	return rows.map(({ id }) => id);
};

describe('chaining the arrivals', () => {
	it('waits for the hour to end, chains each once, under the hour’s end, in no order of coming', async () => {
		for (let n = 0; n < 12; n++) await send(house.intake, answersWith({ what: `tip ${n}` }), now);
		const { jobs } = house.database.as;
		await chainArrivals(jobs, at(14, 59));
		await chainArrivals(jobs, at(15, 4));
		expect(await arrivals()).toEqual([]);
		await Promise.all([chainArrivals(jobs, at(15)), chainArrivals(jobs, at(15))]);
		await chainArrivals(jobs, at(15, 40));
		const chained = await arrivals();
		expect(chained.map(({ subject }) => subject).sort()).toEqual((await tipIds()).sort());
		expect(new Set(chained.map(({ at }) => at.toISOString()))).toEqual(
			new Set(['2026-11-23T15:00:00.000Z'])
		);
		expect(chained.map(({ subject }) => subject)).not.toEqual(await tipIds());
		expect((await verify(house.database.as.owner)).every(({ holds }) => holds)).toBe(true);
	});

	it('misses none that was still on its way, however late it is kept', async () => {
		const { jobs, owner } = house.database.as;
		const before = await arrivals();
		const [late, early] = [
			answersWith({ what: 'the late one' }),
			answersWith({ what: 'the early one' })
		];
		const sent = await owner.transaction(async (tx) => {
			await tx.execute(sql`select 1 from inflow for update`);
			const sending = send(house.intake, late, now);
			await untilWaiting(house.database, 1);
			await chainArrivals(jobs, at(16));
			return [sending];
		});
		await Promise.all(sent);
		expect(await arrivals()).toEqual(before);
		await send(house.intake, early, at(16));
		await chainArrivals(jobs, at(16, 20));
		const chained = await arrivals();
		expect(chained).toHaveLength(before.length + 1);
		await chainArrivals(jobs, at(17));
		const subjects = (await arrivals()).map(({ subject }) => subject);
		expect(subjects.sort()).toEqual((await tipIds()).sort());
	});
});

describe('forgetting', () => {
	it('takes what has served its time, and leaves the rest and every tip', async () => {
		const { owner, jobs } = house.database.as;
		const before = (await tipIds()).length;
		await owner.execute(sql`
			insert into challenges (challenge, expires_at) values
				('old', ${at(14).toISOString()}), ('young', ${at(15).toISOString()})`);
		await owner.execute(sql`
			insert into failed_sign_ins (who_hash, count, last_at) values
				('\\x01', 3, ${at(-35).toISOString()}), ('\\x02', 3, ${at(-32).toISOString()})`);
		await owner.execute(
			sql`update sessions set expires_at = ${at(-24 * 92).toISOString()} where officer_id = ${house.mara.officerId}`
		);
		await owner.execute(sql`
			insert into ticket_uses (digest, uses, day) values
				('\\x01', 1, '2026-11-20'), ('\\x02', 1, '2026-11-21')`);
		await owner.execute(sql`delete from inflow`);
		await owner.execute(sql`
			insert into inflow (kind, since, count) values
				('arrived', ${at(14 - 24 * 8).toISOString()}, 1), ('arrived', ${at(16 - 24 * 8).toISOString()}, 1)`);
		await JOBS['purge-counts'].verb(jobs, at(15, 0));
		await JOBS['purge-sign-ins'].verb(jobs, at(15, 0));
		const left = async (table: string) => {
			const [row] = await owner.execute<{ count: number }>(
				sql`select count(*)::int as count from ${sql.raw(table)}`
			);
			return row!.count;
		};
		expect(await left(`challenges where challenge = 'old'`)).toBe(0);
		expect(await left(`challenges where challenge = 'young'`)).toBe(1);
		expect(await left('failed_sign_ins')).toBe(1);
		expect([await left("ticket_uses where day < '2026-11-21'"), await left('inflow')]).toEqual([
			0, 1
		]);
		expect(await left(`ticket_uses where day = '2026-11-21'`)).toBe(1);
		expect(await left(`sessions where officer_id = '${house.mara.officerId}'`)).toBe(0);
		expect(await left('sessions')).toBeGreaterThan(0);
		expect((await tipIds()).length).toBe(before);
	});
});

describe('the tick', () => {
	it('tells every desk that listens, and tells it nothing', async () => {
		const listener = createSql(house.database.deskUrl, { name: 'test', max: 1 });
		const heard: string[] = [];
		const listening = await listener.listen('desk', (payload) => heard.push(payload));
		await JOBS.tick.verb(house.database.as.jobs, now);
		await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['']);
		await listening.unlisten();
		await listener.end();
	});

	it('comes each minute, whether or not anything came', () => {
		expect(JOBS.tick.cron).toBe('* * * * *');
	});
});
