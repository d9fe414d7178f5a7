import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { functions } from '../db/index.ts';
import * as tips from '../tips/index.ts';
import {
	closeDay,
	ofCard,
	proveStatement,
	saidOf,
	statementProvenIn,
	verifyAllDays,
	verifyKept
} from './index.ts';

const key = randomBytes(32);
const at = (day: number, hour = 0, minute = 13) => new Date(Date.UTC(2026, 10, day, hour, minute));
let house: House;
let tip: string;
let addition: string;
beforeAll(async () => {
	house = await createHouse(at(20));
	const { code } = await send(house.intake, answersWith(), at(20, 9));
	tip = (await tips.find(house.intake, code))!.id;
	await tips.add(house.intake, code, 'form', 'On Sundays.', at(21, 23, 59));
	[addition] = (
		await house.database.as.owner.execute<{ id: string }>(sql`select id from additions`)
	).map(({ id }) => id) as [string];
	// The first day on which anything is named, one on which nothing came, and one that names what came late the day before.
	await close(21);
	await close(22);
	await close(23);
});
afterAll(() => house.database.close());

const owner = () => house.database.as.owner;
const close = (day: number) => closeDay(house.database.as.jobs, at(day), key);
const named = async () =>
	(
		await owner().execute<{ day: string; kind: string; count: number }>(sql`
			select day::text, kind, count(*)::int from audit_statements join audit_days using (number)
			group by 1, 2 order by 1, 2`)
	).map(({ day, kind, count }) => [day, kind, count]);

describe('a day', () => {
	it('names each card and what came before it ended, once, and is no other for one on which nothing came', async () => {
		expect(await named()).toEqual([
			['2026-11-20', 'card', 3],
			['2026-11-20', 'tip', 1],
			['2026-11-21', 'addition', 1]
		]);
		const shown = await owner().execute<{ slots: number; statements: number }>(sql`
			select length(slots) as slots,
				(select count(*)::int from audit_slots s where s.number = d.number and s.chain_id = 'statements/v1')
					as statements
			from audit_days d`);
		expect(shown.map(({ slots, statements }) => [slots, statements])).toEqual(
			Array(3).fill([8192, 1])
		);
		expect(await verifyAllDays(owner())).toMatchObject({ holds: true });
		expect(await verifyKept(owner())).toEqual({ gone: [], moved: 0, deleted: [], unnamed: 0 });
	});
});

describe('a day on which more came than one names', () => {
	it('names the oldest and says that there is more; the next goes on, and until then nobody is told that all is named', async () => {
		for (const day of [22, 23, 23])
			await send(house.intake, answersWith({ what: randomUUID() }), at(day, 9));
		await closeDay(house.database.as.jobs, at(24), key, 2);
		const until = (number: number) => functions.namedUntil(house.database.as.public, { number });
		expect([await until(2), await until(3)]).toEqual([at(23, 0, 0), null]);
		expect((await named()).at(-1)).toEqual(['2026-11-23', 'tip', 2]);
		expect(await verifyKept(owner())).toEqual({ gone: [], moved: 0, deleted: [], unnamed: 0 });
		await close(25);
		expect(await until(4)).toEqual(at(25, 0, 0));
		expect((await named()).at(-1)).toEqual(['2026-11-24', 'tip', 1]);
		expect(await verifyAllDays(owner())).toMatchObject({ holds: true });
	});
});

describe('a proof', () => {
	it('is of one length for a card of any lane, a tip and what was added, and leads from nothing else', async () => {
		const lanes = [house.general, house.review, house.recovery].map(({ lane }) => lane);
		const subjects = [
			...lanes.map((lane) => ['card', `${lane}/1`] as const),
			['tip', tip] as const,
			['addition', addition] as const
		];
		const said = await Promise.all(
			subjects.map(async ([kind, subject]) => (await saidOf(owner(), kind, subject))[0]!)
		);
		const proofs = await Promise.all(said.map((one) => proveStatement(owner(), one)));
		expect(new Set(proofs.map((one) => one!.proof.length)).size).toBe(1);
		for (const [n, one] of proofs.entries())
			for (const [m, statement] of said.entries())
				expect(statementProvenIn(one!.proof, statement)?.size).toBe(n === m ? 5 : undefined);
	});

	it('is made of what a day named, and in a checkpoint that holds that day', async () => {
		const [said] = await saidOf(owner(), 'addition', addition);
		const [day] = await owner().execute<{ checkpoint: string }>(
			sql`select checkpoint from audit_days where number = 0`
		);
		expect(await proveStatement(owner(), said!, day!.checkpoint)).toBeUndefined();
		const print = 'A'.repeat(43);
		expect(await proveStatement(owner(), { ...said!, print })).toBeUndefined();
		const [row] = await owner().execute<{ card: Parameters<typeof ofCard>[0] }>(
			sql`select card from lane_epochs where lane_id = 'general'`
		);
		expect(await saidOf(owner(), 'card', 'general/1')).toEqual([ofCard(row!.card)]);
	});
});
