import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { startMailServer, type MailServer } from '../../../../scripts/demo/mail-server.ts';
import * as triage from '../../../../tests/support/triage.ts';
import { startWebhook } from '../../../../tests/support/webhook.ts';
import {
	alertAddresses,
	alertGateways,
	alertMarks,
	alerts,
	alertWishes,
	shifts
} from '../db/index.ts';
import { createClocks, hoursFrom, type Clocks } from '../clocks/index.ts';
import * as tips from '../tips/index.ts';
import { deliver } from './deliver.ts';
import { createMail, createWebhook, noteGateways, purge, tell, type Gateways } from './index.ts';
import { computeMark } from './marks.ts';

/** A Monday; half past ten by the country's clock. */
const now = new Date('2026-11-23T14:37:21Z');
const at = (hour: number, minute = 0, second = 3) =>
	new Date(Date.UTC(2026, 10, 23, hour, minute, second));
let house: House;
let server: MailServer;
let hook: Awaited<ReturnType<typeof startWebhook>>;
let gateways: Gateways;
beforeAll(async () => {
	house = await createHouse(now);
	server = await startMailServer();
	hook = await startWebhook();
	gateways = {
		mail: createMail(server.settings),
		pager: createWebhook(hook.settings),
		custodians: []
	};
	await noteGateways(house.database.as.jobs, gateways);
});
afterAll(async () => {
	await Promise.all([server.close(), hook.close()]);
	await house.database.close();
});
beforeEach(async () => {
	const { owner } = house.database.as;
	for (const table of [alerts, alertAddresses, alertWishes, shifts]) await owner.delete(table);
	await owner.update(alertMarks).set({ computedUntil: null });
	// What earlier tests sent is nobody's work any more.
	await owner.execute(sql`update tips set state = 'closed'`);
	server.mood = 'takes';
	server.mails.length = 0;
	hook.hooks.length = 0;
	hook.status = 204;
});

const telling = (ways = gateways) => ({ gateways: ways, clocks: house.desk.clocks });
const jobs = () => house.database.as.jobs;
const addressOf = (
	name: 'mara' | 'devon' | 'ruth' | 'joan',
	channel: 'mail' | 'pager' = 'mail'
) => ({
	officerId: house[name].officerId,
	channel,
	address: channel === 'mail' ? `${name}@example.org` : `pager-${name}`,
	provenAt: now
});
const reach = (...addresses: ReturnType<typeof addressOf>[]) =>
	house.database.as.owner.insert(alertAddresses).values(addresses);
const onDuty = (name: 'mara' | 'devon', place = 1, from = at(12, 0, 0), until = at(20, 0, 0)) =>
	house.database.as.owner.insert(shifts).values({
		laneId: 'general',
		officerId: house[name].officerId,
		startsAt: from,
		endsAt: until,
		place
	});
let count = 0;
async function urgent(when: Date, more = {}) {
	const answers = answersWith({
		what: `Somebody is held here, ${count++}`,
		danger: 'yes',
		...more
	});
	const sent = await send(house.intake, answers, when);
	return (await tips.find(house.intake, sent.code))!.id;
}
const text = () => ({
	...{ id: crypto.randomUUID(), lane: 'general', epoch: 1 },
	...{ sealed: new Uint8Array([1]), until: '2026-11-24' }
});
/** Takes and reads it, and has it wait until the night. */
async function waits({ actor }: House['mara'], id: string, stage: 'held' | 'tipster') {
	await triage.take(house.desk, actor, id, at(14, 38));
	await triage.read(house.desk, actor, id, [], at(14, 38));
	const begun = await triage.wait(house.desk, actor, id, stage, text(), at(14, 39));
	expect(begun).toEqual({ ok: true });
}
/** Reads what the tipster said when they took it back, which begins the stage. @returns its id. */
async function takesBack({ actor }: House['mara'], id: string, when: Date) {
	const [word] = (await triage.view(house.desk, actor, id, when))!.additions;
	await triage.read(house.desk, actor, id, [word!.id], when);
	const begun = { ...text(), id: word!.id };
	expect(await triage.takeBack(house.desk, actor, id, begun, when)).toEqual({ ok: true });
	return word!.id;
}
/** Each mark and minute from the one to the other. @returns who was sent mail, and when. */
async function run(from: Date, until: Date) {
	const told: string[] = [];
	for (let time = from.getTime(); time <= until.getTime(); time += 60_000) {
		const minute = new Date(time);
		await tell(jobs(), telling(), minute);
		const names = server.mails.splice(0).map(({ to }) => to.replace('@example.org', ''));
		const pages = hook.hooks
			.splice(0)
			.map(({ body }) => (JSON.parse(body) as { to: string }).to)
			.filter((to) => to !== '');
		const all = [...names, ...pages].sort();
		if (all.length > 0) told.push(`${minute.toISOString().slice(11, 16)} ${all.join(' ')}`);
	}
	return told;
}

describe('an urgent tip', () => {
	it('is told at the mark after its interval to the first on duty, and climbs until it is taken', async () => {
		await reach(addressOf('mara'), addressOf('devon'));
		await onDuty('mara');
		const id = await urgent(at(14, 37));
		expect(await run(at(14, 37), at(15, 7))).toEqual([
			'14:40 mara',
			'14:45 devon mara',
			'14:55 devon mara'
		]);
		await triage.take(house.desk, house.mara.actor, id, at(15, 8));
		expect(await run(at(15, 8), at(15, 40))).toEqual([]);
		await triage.release(house.desk, house.mara.actor, id, at(15, 41));
		expect(await run(at(15, 41), at(15, 46))).toEqual(['15:45 mara']);
	});

	it('that was taken back climbs while nobody has it, and waits in silence for whoever does', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara');
		const answers = answersWith({ what: `Held here, ${count++}`, danger: 'yes' });
		const sent = await send(house.intake, answers, at(14, 37));
		const { id } = (await tips.find(house.intake, sent.code))!;
		await tips.withdraw(house.intake, sent.code, crypto.randomUUID(), at(14, 38));
		await takesBack(house.mara, id, at(14, 39));
		expect(await run(at(14, 39), at(14, 46))).toEqual(['14:40 mara', '14:45 mara']);
		await triage.take(house.desk, house.mara.actor, id, at(14, 47));
		expect(await run(at(14, 47), at(15, 31))).toEqual([]);
		const other = await urgent(at(15, 32));
		await waits(house.mara, other, 'held');
		expect(await run(at(15, 33), at(16, 1))).toEqual([]);
		await triage.release(house.desk, house.mara.actor, other, at(16, 2));
		expect(await run(at(16, 2), at(16, 6))).toEqual(['16:05 mara']);
	});

	it('goes to the whole lane where nobody on duty can be told, and to nobody of another lane', async () => {
		await reach(addressOf('devon'), addressOf('ruth'), addressOf('joan'));
		await onDuty('mara');
		await urgent(at(3, 2));
		expect(await run(at(3, 1), at(3, 6))).toEqual(['03:05 devon']);
	});

	it('however many there are, is one alert a person a mark', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara');
		for (let n = 0; n < 4; n++) await urgent(at(14, 37));
		expect(await run(at(14, 40), at(14, 41))).toEqual(['14:40 mara']);
	});
});

describe('an urgent tip', () => {
	it('in a flood leaves on the hour where nothing shows that a person sent it', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara');
		const { owner } = house.database.as;
		const flood = (count: number) =>
			owner.execute(sql`
				insert into inflow (kind, since, count) values ('arrived', ${at(14, 0, 0).toISOString()}, ${count})
				on conflict (kind, since) do update set count = excluded.count`);
		const id = await urgent(at(14, 37));
		await owner.execute(sql`update tips set standing = 'unproven' where id = ${id}`);
		await flood(300);
		expect(await run(at(14, 37), at(15, 6))).toEqual(['15:00 mara']);
		await flood(1);
		expect(await run(at(15, 10), at(15, 11))).toEqual(['15:10 mara']);
	});

	it('in a flood, when nobody is on duty, is told to the whole lane on the hour', async () => {
		await reach(addressOf('mara'), addressOf('devon'), addressOf('ruth'));
		const { owner } = house.database.as;
		const id = await urgent(at(2, 37));
		await owner.execute(sql`update tips set standing = 'unproven' where id = ${id}`);
		await owner.execute(sql`
			insert into inflow (kind, since, count) values ('arrived', ${at(2, 0, 0).toISOString()}, 300)
			on conflict (kind, since) do update set count = excluded.count`);
		expect(await run(at(2, 37), at(3, 6))).toEqual(['03:00 devon mara']);
	});
});

describe('a tip that only the recovery key opens', () => {
	it('is told to the custodians each day, and to nobody at the desk, until somebody has it', async () => {
		await reach(addressOf('mara'), addressOf('ruth'));
		const { owner } = house.database.as;
		const involved = ['police', 'prosecutions', 'child-protection', 'immigration'];
		await send(
			house.intake,
			answersWith({ what: 'Nobody here can be asked', danger: 'yes', involved }),
			at(9, 2)
		);
		const [lane] = await owner.execute<{ id: string }>(
			sql`select lane_id as id from tips where state = 'open'`
		);
		expect(lane?.id).toBe('recovery');
		const custodians = ['one@example.org', 'two@example.org'];
		const saturday = (hour: number, minute: number) =>
			new Date(Date.UTC(2026, 10, 28, hour, minute, 3));
		const tells = async (minute: Date) => {
			await tell(jobs(), telling({ ...gateways, custodians }), minute);
			return server.mails
				.splice(0)
				.map(({ to }) => to)
				.sort();
		};
		await tells(saturday(11, 55));
		expect(await tells(saturday(12, 0))).toEqual(custodians);
		await owner.execute(sql`update tips set state = 'closed'`);
		await owner.update(alertMarks).set({ computedUntil: saturday(11, 55) });
		expect(await tells(saturday(12, 5))).toEqual([]);
	});
});

describe('a mark', () => {
	it('is computed once, however many processes compute it, and each alert is sent once', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara');
		await urgent(at(14, 37));
		await computeMark(jobs(), telling(), at(14, 35));
		const computed = await Promise.all(
			[1, 2, 3].map(() => computeMark(jobs(), telling(), at(14, 40)))
		);
		expect(computed.filter(Boolean)).toHaveLength(1);
		await Promise.all([1, 2, 3].map(() => deliver(jobs(), gateways, at(14, 40))));
		expect(server.mails.map(({ to }) => to)).toEqual(['mara@example.org']);
	});

	it('that was missed is made up for, in one alert', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara');
		await tell(jobs(), telling(), at(14, 30));
		await urgent(at(14, 37));
		expect(await run(at(18, 13), at(18, 14))).toEqual(['18:13 mara']);
	});
});

describe('what waits on the hour', () => {
	it('is told to those on duty, and besides to whom it is for', async () => {
		await reach(addressOf('mara'), addressOf('devon'));
		await onDuty('mara');
		const answers = answersWith({ what: 'A boat that comes at night' });
		const sent = await send(house.intake, answers, at(14, 37));
		const { id } = (await tips.find(house.intake, sent.code))!;
		expect(await run(at(14, 37), at(15, 1))).toEqual(['15:00 mara']);
		await triage.take(house.desk, house.mara.actor, id, at(15, 10));
		await triage.handOver(house.desk, house.mara.actor, id, house.devon.officerId, at(15, 20));
		expect(await run(at(15, 21), at(16, 1))).toEqual(['16:00 devon']);
		expect(await run(at(16, 2), at(17, 1))).toEqual([]);
	});

	it('is not told to whoever does not want it; what is urgent is', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara');
		const quiet = { officerId: house.mara.officerId, hourly: false, digest: false };
		await house.database.as.owner.insert(alertWishes).values(quiet);
		await send(house.intake, answersWith({ what: 'A boat that comes by day' }), at(13, 37));
		expect(await run(at(13, 59), at(14, 1))).toEqual([]);
		await urgent(at(14, 2));
		expect(await run(at(14, 2), at(14, 6))).toEqual(['14:05 mara']);
		await house.database.as.owner.execute(sql`update tips set urgency = 2 where state = 'open'`);
		expect(await run(at(14, 56), at(15, 1))).toEqual(['15:00 mara']);
	});

	it('is a wait whose day has come, to whoever has the tip, of what is urgent alone', async () => {
		await reach(addressOf('mara'), addressOf('devon'));
		const [pressing, calm] = [await urgent(at(14, 37)), await urgent(at(14, 37))];
		const { owner } = house.database.as;
		await owner.execute(sql`update tips set urgency = 2 where id = ${pressing}`);
		await owner.execute(sql`update tips set urgency = 3 where id = ${calm}`);
		const { mara, devon } = house;
		await waits(mara, pressing, 'held');
		await waits(devon, calm, 'tipster');
		const night = at(24 + 4);
		expect(await run(at(24 + 3), at(24 + 3, 59))).toEqual([]);
		expect(await triage.bringBack(jobs(), night)).toBeGreaterThanOrEqual(2);
		expect(await run(night, at(24 + 5, 1))).toEqual(['05:00 mara']);
		expect(await run(at(24 + 5, 2), at(24 + 6, 1))).toEqual([]);
	});

	it('is what its tipster says while it waits, though a colleague has read that, until its holder has', async () => {
		await reach(addressOf('mara'), addressOf('devon'));
		const { desk, mara, devon, intake } = house;
		const sent = await send(intake, answersWith({ what: `A boat, ${count++}` }), at(13, 5));
		const { id } = (await tips.find(intake, sent.code))!;
		expect(await run(at(14), at(14))).toEqual(['14:00 devon mara']);
		// Nobody has it when Devon reads it, and Mara takes it then.
		await tips.withdraw(intake, sent.code, crypto.randomUUID(), at(14, 5));
		const word = await takesBack(devon, id, at(14, 10));
		await triage.take(desk, mara.actor, id, at(14, 20));
		expect(await triage.waiting(desk, mara.actor)).toMatchObject({ mine: 1 });
		expect(await run(at(14, 56), at(15, 1))).toEqual(['15:00 mara']);
		await triage.read(desk, mara.actor, id, [word], at(15, 2));
		expect(await triage.waiting(desk, mara.actor)).toMatchObject({ mine: 0 });
	});

	it('is a tip of the night that somebody took unread and put back', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara', 1, at(0, 0, 0), at(12, 0, 0));
		const id = await urgent(at(2, 37));
		await house.database.as.owner.execute(sql`update tips set urgency = 2 where id = ${id}`);
		await triage.take(house.desk, house.mara.actor, id, at(2, 40));
		expect(await run(at(2, 56), at(4, 1))).toEqual([]);
		await triage.release(house.desk, house.mara.actor, id, at(4, 10));
		expect(await run(at(4, 11), at(5, 1))).toEqual(['05:00 mara']);
	});

	it('waits on a holiday as it does at night', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara', 1, new Date('2026-12-25T12:00:00Z'), new Date('2026-12-26T00:00:00Z'));
		await send(house.intake, answersWith({ what: 'A boat at Christmas' }), at(14, 37));
		await house.database.as.owner.execute(
			sql`update tips set arrived_at = '2026-12-25T13:00:00Z' where state = 'open'`
		);
		const christmas = new Date('2026-12-25T14:00:03Z');
		expect(await run(christmas, christmas)).toEqual([]);
	});
});

describe('the digest', () => {
	it('comes each working morning to every member, whatever waits, and on no Sunday', async () => {
		await reach(addressOf('mara'), addressOf('ruth'));
		await tell(jobs(), telling(), at(11, 55));
		expect(await run(at(12, 0), at(12, 1))).toEqual(['12:00 mara ruth']);
		await house.database.as.owner.update(alertMarks).set({ computedUntil: null });
		const sunday = new Date('2026-11-22T12:00:03Z');
		expect(await run(sunday, sunday)).toEqual([]);
	});

	it('comes on no holiday, and when this desk’s work begins, not the country’s', async () => {
		await reach(addressOf('mara'));
		const comes = async (clocks: Clocks, hour: string) => {
			const mark = new Date(`${hour}:00:03Z`);
			await house.database.as.owner.update(alertMarks).set({ computedUntil: null });
			await tell(jobs(), { gateways, clocks }, mark);
			return server.mails.splice(0).length;
		};
		expect(await comes(house.desk.clocks, '2026-12-25T12'), 'Christmas').toBe(0);
		const late = createClocks({ hours: hoursFrom('mon-sat 09:00-17:00') });
		const hours = ['2026-11-24T12', '2026-11-24T13', '2026-11-28T13'];
		const told = [];
		for (const hour of hours) told.push(await comes(late, hour));
		expect(told).toEqual([0, 1, 1]);
	});
});

describe('a message that does not get through', () => {
	it('is tried each minute, told again at the next mark, and after two by the other channel', async () => {
		await reach(addressOf('mara', 'pager'), addressOf('mara'));
		await onDuty('mara');
		hook.status = 503;
		await urgent(at(14, 37));
		expect((await run(at(14, 40), at(14, 51))).filter((line) => !line.includes('pager'))).toEqual([
			'14:50 mara'
		]);
		const rows = await house.database.as.owner.select().from(alerts).orderBy(alerts.mark);
		expect(rows.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
			'pager undelivered',
			'pager undelivered',
			'mail delivered'
		]);
		expect(rows[0]?.tries).toBeGreaterThan(2);
	});

	it('leaves by the first channel again once its gateway is back', async () => {
		await reach(addressOf('mara', 'pager'), addressOf('mara'));
		await onDuty('mara');
		hook.status = 503;
		await urgent(at(14, 37));
		await run(at(14, 40), at(14, 51));
		hook.status = 204;
		await run(at(14, 52), at(14, 56));
		expect(await run(at(15, 10), at(15, 11))).toEqual(['15:10 pager-mara']);
	});

	it('ends after an hour without another reason, and begins anew with one', async () => {
		await reach(addressOf('mara'));
		await onDuty('mara');
		server.mood = 'drops';
		const id = await urgent(at(14, 37));
		await run(at(14, 40), at(14, 41));
		await triage.take(house.desk, house.mara.actor, id, at(14, 41));
		for (let mark = 9; mark < 26; mark++) await tell(jobs(), telling(), at(14, mark * 5));
		expect(await house.database.as.owner.$count(alerts)).toBe(12);
		server.mood = 'takes';
		await triage.release(house.desk, house.mara.actor, id, at(16, 6));
		expect(await run(at(16, 6), at(16, 10))).toEqual(['16:10 mara']);
		const [address] = await house.database.as.owner.select().from(alertAddresses);
		expect(address?.undelivered).toBe(0);
	});

	it('of a server that hangs keeps nobody else’s from the other channel', async () => {
		await reach(addressOf('mara'), addressOf('devon', 'pager'));
		await urgent(at(14, 37));
		const stuck = Promise.withResolvers<void>();
		// It may be late before anybody has begun to wait for it.
		stuck.promise.catch(() => undefined);
		const hung: Gateways = {
			...gateways,
			mail: { send: () => stuck.promise, probe: () => stuck.promise }
		};
		await computeMark(jobs(), telling(hung), at(14, 40));
		const delivering = deliver(jobs(), hung, at(14, 40));
		await expect.poll(() => hook.hooks.length, { timeout: 15_000 }).toBe(1);
		stuck.reject(new Error('late'));
		await delivering;
		const states = await house.database.as.owner
			.select({ state: alerts.state, channel: alerts.channel })
			.from(alerts);
		expect(states).toContainEqual({ channel: 'mail', state: 'waiting' });
	});

	it('is not sent to an address that nobody has proven, or whose officer’s access has ended', async () => {
		await reach(addressOf('devon'));
		await house.database.as.owner.insert(alertAddresses).values({
			...addressOf('mara'),
			...{ address: null, provenAt: null, proposed: 'mara@example.org' }
		});
		await onDuty('mara');
		await urgent(at(14, 37));
		await computeMark(jobs(), telling(), at(14, 40));
		await house.database.as.owner.execute(
			sql`update officers set disabled_at = now() where id = ${house.devon.officerId}`
		);
		await deliver(jobs(), gateways, at(14, 40));
		await house.database.as.owner.execute(sql`update officers set disabled_at = null`);
		expect(server.mails).toEqual([]);
	});
});

describe('mail server and gateway', () => {
	it('are asked at each mark whether they answer, and since when they do not', async () => {
		const shown = async () => {
			const [row] = await house.database.as.desk
				.select()
				.from(alertGateways)
				.where(eq(alertGateways.channel, 'mail'));
			return [row?.answeredAt, row?.failingSince].map((time) => time?.toISOString().slice(11, 16));
		};
		await run(at(9, 5), at(9, 5));
		expect(await shown()).toEqual(['09:05', undefined]);
		server.mood = 'busy';
		await run(at(9, 10), at(9, 16));
		expect(await shown()).toEqual(['09:05', '09:10']);
		server.mood = 'takes';
		await run(at(9, 20), at(9, 20));
		expect(await shown()).toEqual(['09:20', undefined]);
	});
});

describe('what was told', () => {
	it('is forgotten after its days', async () => {
		await reach(addressOf('mara'));
		await urgent(at(14, 37));
		await run(at(14, 40), at(14, 40));
		await purge(jobs(), new Date(at(14, 40).getTime() + 15 * 86_400_000));
		expect(await house.database.as.owner.$count(alerts)).toBe(0);
	});
});
