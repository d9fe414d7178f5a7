import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertGateways, alerts } from '../../src/lib/server/db/index.ts';
import {
	createMail,
	createWebhook,
	noteGateways,
	type Gateways
} from '../../src/lib/server/alerts/index.ts';
import * as duty from '../../src/lib/server/duty/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { startMailServer, type MailServer } from '../../scripts/demo/mail-server.ts';
import { marks, onDuty, reach } from '../support/telling.ts';
import * as triage from '../support/triage.ts';
import { startWebhook } from '../support/webhook.ts';

/** Monday, midnight by the country's clock. */
const monday = new Date('2026-11-23T04:00:00Z');
const MINUTE = 60_000;
const [MARK, HOUR, DAY] = [5 * MINUTE, 60 * MINUTE, 1440 * MINUTE];
const after = (from: Date, ms: number) => new Date(from.getTime() + ms);
/** Mulberry32: the same week each time. */
function seeded(seed: number): () => number {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}
const random = seeded(65);
const within = (ms: number) => Math.floor(random() * ms);

type Urgent = { readonly id: string; readonly since: Date; readonly taken: Date };
let house: House;
let server: MailServer;
let hook: Awaited<ReturnType<typeof startWebhook>>;
let shown: Awaited<ReturnType<typeof duty.view>>;
const urgent: Urgent[] = [];
let rows: (typeof alerts.$inferSelect)[];
let failing: Date[];

/** Mondays to Fridays by day both are on duty, some nights Devon alone; the rest has nobody. */
const roster = () =>
	[0, 1, 2, 3, 4, 5, 6].flatMap((day) => {
		const at = (hour: number) => after(monday, day * DAY + hour * HOUR);
		const byDay = [
			{ name: 'mara', from: at(8), until: at(16) },
			{ name: 'devon', from: at(8), until: at(16), place: 2 }
		] as const;
		const byNight = [{ name: 'devon', from: at(16), until: at(24) }] as const;
		return [...(day < 5 ? byDay : []), ...(random() < 0.5 ? byNight : [])];
	});

/** When tips come: more by day than by night, one in four of them urgent. */
const arrivals = Array.from({ length: 44 }, () => {
	const hour = random() < 0.6 ? 8 + random() * 8 : random() * 24;
	const at = after(monday, Math.floor(random() * 7) * DAY + Math.floor(hour * HOUR));
	return { at, danger: random() < 0.3, takes: MARK + within(50 * MINUTE) };
}).toSorted((a, b) => a.at.getTime() - b.at.getTime());

/** Two marks of a Wednesday morning, at which the mail server is away and something urgent waits. */
const away = after(monday, 2 * DAY + 10 * HOUR);

beforeAll(async () => {
	house = await createHouse(after(monday, -HOUR));
	[server, hook] = [await startMailServer(), await startWebhook()];
	const { jobs, owner } = house.database.as;
	await reach(
		house,
		monday,
		['mara', 'mail'],
		['mara', 'pager'],
		['devon', 'mail'],
		['ruth', 'mail'],
		['joan', 'mail']
	);
	await onDuty(house, ...roster());
	const gateways: Gateways = {
		mail: createMail(server.settings),
		pager: createWebhook(hook.settings),
		custodians: []
	};
	await noteGateways(jobs, gateways);
	shown = await duty.view(house.desk, house.mara.actor, 'general', monday);
	await marks(house, gateways, monday);
	const coming = [...arrivals, { at: after(away, -MINUTE), danger: true, takes: 32 * MINUTE }];
	const tasks = coming.map(({ at, danger, takes }, n) => ({
		at,
		do: async () => {
			const answers = answersWith({ what: `The tip ${n}`, ...(danger ? { danger: 'yes' } : {}) });
			const { code } = await send(house.intake, answers, at);
			const { id } = (await tips.find(house.intake, code))!;
			const since = after(new Date(Math.floor(at.getTime() / MARK) * MARK), MARK);
			if (danger) urgent.push({ id, since, taken: after(since, takes) });
			else await owner.execute(sql`update tips set read_at = ${at.toISOString()} where id = ${id}`);
		}
	}));
	const mornings = [0, 1, 2, 3, 4, 5, 6].map((day) => monday.getTime() + day * DAY + 8 * HOUR);
	const hours = coming.map(({ at }) => Math.ceil(at.getTime() / HOUR) * HOUR);
	const due = new Set([...mornings, ...hours, ...hours.map((hour) => hour + HOUR)]);
	// Marks at which something may be due: while something urgent waits all of them. Those between are made up for by the next.
	for (let time = monday.getTime(); time < monday.getTime() + 7 * DAY; time += MARK) {
		const mark = after(new Date(time), 2_000);
		for (const one of tasks.filter(({ at }) => at.getTime() >= time - MARK && at.getTime() < time))
			await one.do();
		for (const one of urgent.filter(
			({ taken }) => taken.getTime() > time - MARK && taken.getTime() <= time
		))
			await triage.take(house.desk, house.devon.actor, one.id, one.taken);
		const isWaiting = urgent.some(
			({ since, taken }) => since.getTime() <= time && taken.getTime() > time
		);
		if (!isWaiting && !due.has(time)) continue;
		const isAway = time >= away.getTime() && time < away.getTime() + 2 * MARK;
		server.mood = isAway ? 'drops' : 'takes';
		hook.status = isAway ? 503 : 204;
		await marks(house, gateways, mark, 5);
		if (!isAway) continue;
		const [gateway] = await owner.select().from(alertGateways);
		if (gateway?.failingSince) (failing ??= []).push(gateway.failingSince);
	}
	rows = await owner.select().from(alerts).orderBy(alerts.mark);
}, 120_000);
afterAll(async () => {
	await Promise.all([server.close(), hook.close()]);
	await house.database.close();
});

const at = (mark: Date) =>
	rows.filter((row) => row.kind === 'now' && row.mark.getTime() === mark.getTime());
const isGap = (time: Date) =>
	shown!.gaps.some(({ startsAt, endsAt }) => startsAt <= time && time < endsAt);
/** The marks at which something urgent climbs while nobody takes it. */
const steps = ({ since, taken }: Urgent) =>
	[0, 5, ...Array.from({ length: 8 }, (_, n) => 15 * (n + 1))]
		.map((minutes) => after(since, minutes * MINUTE))
		.filter((mark) => mark < taken);

describe('in a week of tips, with hours that have nobody and a mail server that fails', () => {
	it('somebody of the lane is told of everything urgent, at each mark at which it should be', () => {
		expect(urgent.length).toBeGreaterThan(8);
		const missed = urgent.flatMap((one) => steps(one).filter((mark) => at(mark).length === 0));
		expect(missed).toEqual([]);
	});

	it('whoever is on duty is told first, and where nobody is the whole lane, in hours that the roster had named', () => {
		const { mara, devon } = house;
		const alone = urgent.filter(
			({ since }) => !urgent.some((other) => other.since < since && other.taken > since)
		);
		const everybody = [mara.officerId, devon.officerId].sort();
		const inGaps = alone.filter(({ since }) => isGap(since));
		const onDuty = alone.filter(({ since }) => !isGap(since) && since.getTime() % HOUR !== 0);
		expect(inGaps.length).toBeGreaterThan(1);
		expect(onDuty.length).toBeGreaterThan(1);
		const told = ({ since }: Urgent) =>
			at(since)
				.map(({ officerId }) => officerId)
				.sort();
		for (const one of inGaps) expect(told(one)).toEqual(everybody);
		for (const one of onDuty) expect(told(one)).toHaveLength(1);
	});

	it('what was delivered late names why: both ways out failed, and every desk was shown so', () => {
		const late = urgent.filter(({ since }) =>
			at(since).every(({ state }) => state !== 'delivered')
		);
		expect(late.map(({ since }) => since)).toEqual([away]);
		expect(failing[0]).toEqual(away);
		const again = [1, 2].map((n) =>
			at(after(away, n * MARK)).map(({ state, channel }) => `${channel} ${state}`)
		);
		expect(again[1]).toContain('mail delivered');
	});

	it('nobody of another lane is told more than that it is morning', () => {
		const { ruth, joan } = house;
		const theirs = rows.filter(
			({ officerId }) => officerId === ruth.officerId || officerId === joan.officerId
		);
		expect(theirs.map(({ kind }) => kind)).toEqual(Array(10).fill('digest'));
	});

	it('nobody is told twice at a mark', () => {
		const keys = rows.map(({ officerId, mark, kind }) => `${officerId} ${mark.getTime()} ${kind}`);
		expect(new Set(keys).size).toBe(keys.length);
	});
});
