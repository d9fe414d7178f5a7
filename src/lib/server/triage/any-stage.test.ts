import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import * as triage from '../../../../tests/support/triage.ts';
import { find } from '../tips/index.ts';

const start = new Date('2026-11-23T14:37:21Z');
const HOUR = 3_600_000;
const TIPS = 6;
const ACTS = 150;
let house: House;
let ids: string[];
let now = start;
beforeAll(async () => {
	house = await createHouse(start);
	ids = [];
	for (let n = 0; n < TIPS; n++) {
		const answers = answersWith({ what: randomUUID(), ...(n % 3 === 0 && { danger: 'yes' }) });
		const { code } = await send(house.intake, answers, start);
		ids.push((await find(house.intake, code))!.id);
	}
});
afterAll(() => house.database.close());

const owner = () => house.database.as.owner;
type Row = {
	id: string;
	rank: number;
	urgency: number;
	state: string;
	place: string;
	is_late: boolean;
	taken: boolean;
	waits: boolean;
};
/** The open ones in the order of the queue's index, as the rows say it. */
const rows = () =>
	owner().execute<Row>(sql`
		select t.id, t.rank, t.urgency, t.state, t.responded_at is null and t.due_at < ${now.toISOString()} as is_late,
			exists (select from assignments a where a.tip_id = t.id and a.ended_at is null) as taken,
			exists (select from stages s where s.tip_id = t.id and s.ended_at is null and s.came_at is null) as waits
		from tips t where t.state = 'open' order by t.rank, t.urgency, t.clock_due_at, t.arrived_at, t.id`);
const text = () => ({ id: randomUUID(), lane: 'general', epoch: 1, sealed: new Uint8Array([1]) });
const dayIn = (days: number) =>
	house.desk.clocks.time.dayOf(new Date(now.getTime() + days * 24 * HOUR));

type Step = { tip: number; who: 'mara' | 'devon'; does: keyof typeof acts; n: number };
type Done = { readonly ok: boolean };
const by =
	<Rest extends unknown[]>(
		verb: (desk: House['desk'], actor: House['mara']['actor'], ...rest: Rest) => Promise<Done>,
		...rest: Rest
	) =>
	(who: Step['who']) =>
		verb(house.desk, house[who].actor, ...rest);

const additionsOf = async (id: string) =>
	(await owner().execute<{ id: string }>(sql`select id from additions where tip_id = ${id}`)).map(
		(one) => one.id
	);
const stageOf = async (id: string) => {
	const [stage] = await owner().execute<{ id: string }>(
		sql`select id from stages where tip_id = ${id} and ended_at is null`
	);
	return stage?.id ?? randomUUID();
};
const urgencyOf = async (id: string) => {
	const [row] = await owner().execute<{ urgency: number }>(
		sql`select urgency from tips where id = ${id}`
	);
	return row!.urgency;
};
const reply = (more: object) => ({
	...{ ...text(), asks: true, sending: new Uint8Array([2]) },
	...more
});

/** Those after which no response is late any more, if they were done: there was one, or its clock began anew. */
const RESPONDS: readonly string[] = ['reply', 'ask', 'refer', 'waive', 'reopen'];
const acts = {
	take: (id: string) => by(triage.take, id, now),
	release: (id: string) => by(triage.release, id, now),
	handOver: (id: string) => by(triage.handOver, id, house.devon.officerId, now),
	read: (id: string) => by(triage.read, id, [], now),
	hold: (id: string, n: number) =>
		by(triage.wait, id, 'held', { ...text(), until: dayIn(1 + (n % 9)) }, now),
	refer: (id: string, n: number) =>
		by(triage.wait, id, 'agency', { ...text(), until: dayIn(1 + (n % 40)) }, now),
	ask: (id: string, n: number) =>
		by(triage.reply, id, reply({ waits: { ...text(), until: dayIn(1 + (n % 9)) } }), now),
	reply: (id: string) => by(triage.reply, id, reply({ asks: false }), now),
	waive: (id: string) => by(triage.waive, id, text(), now),
	comeBack: async (id: string) => by(triage.comeBack, id, await stageOf(id), now),
	heed: async (id: string) =>
		by(triage.heed, id, { id: randomUUID(), answers: await additionsOf(id) }, now),
	level: async (id: string, n: number) => {
		const becomes = ((n % 4) + 1) as 1 | 2 | 3 | 4;
		return by(triage.changeUrgency, id, { was: await urgencyOf(id), becomes }, text(), now);
	},
	close: (id: string) => by(triage.close, id, text(), 'closed', now),
	reopen: (id: string) => by(triage.reopen, id, text(), now),
	says: (id: string) => async () => {
		await owner().execute(sql`insert into additions (id, tip_id, epoch, arrived_at, sealed)
			values (gen_random_uuid(), ${id}, 1, date_trunc('hour', ${now.toISOString()}::timestamptz), '\\x01')`);
		return { ok: true };
	},
	/** Whoever has it is there no more. */
	leaves: (id: string) => async () => {
		const { count } = await owner().execute(
			sql`update assignments set ended_at = now() where tip_id = ${id} and ended_at is null`
		);
		return { ok: count > 0 };
	},
	later: (_: string, n: number) => async () => {
		now = new Date(now.getTime() + (n % 30) * HOUR);
		await triage.bringBack(house.database.as.jobs, now);
		return { ok: true };
	}
} as const;

const step = fc.record<Step>({
	tip: fc.nat(TIPS - 1),
	who: fc.constantFrom('mara', 'mara', 'mara', 'devon'),
	does: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
	n: fc.nat(1000)
});

/** Whoever has it in hand does it, where somebody has: so that most acts come to something. */
const holderOf = async (id: string): Promise<Step['who'] | undefined> => {
	const [row] = await owner().execute<{ officer_id: string }>(
		sql`select officer_id from assignments where tip_id = ${id} and ended_at is null`
	);
	return row && (row.officer_id === house.devon.officerId ? 'devon' : 'mara');
};
const does = async ({ tip, who, does: what, n }: Step): Promise<boolean> => {
	const id = ids[tip]!;
	const act = await acts[what](id, n);
	return (await act(n % 4 === 0 ? who : ((await holderOf(id)) ?? who))).ok;
};

/** Each act, where it comes to something. */
const EACH: readonly Step['does'][] = [
	...(['take', 'read', 'says', 'heed', 'level', 'hold', 'comeBack', 'waive', 'refer'] as const),
	...([
		'later',
		'ask',
		'reply',
		'handOver',
		'release',
		'take',
		'leaves',
		'close',
		'reopen'
	] as const)
];

it('every act of the test comes to something (or it tries too little)', async () => {
	expect([...new Set(EACH)].sort()).toEqual(Object.keys(acts).sort());
	for (const what of EACH)
		expect(await does({ tip: 0, who: 'mara', does: what, n: 1 }), what).toBe(true);
});

it('whatever is done in whichever order: what is urgent and untaken is first, what is late stays so, and what waits comes back', async () => {
	const late = new Set<string>();
	const property = fc.asyncProperty(
		fc.array(step, { minLength: ACTS, maxLength: ACTS }),
		async (steps) => {
			for (const one of steps) {
				const [id, what] = [ids[one.tip]!, one.does];
				const ok = await does(one);
				if (ok && RESPONDS.includes(what)) late.delete(id);
				const all = await rows();
				const isFirst = ({ urgency, taken }: Row) => urgency === 1 && !taken;
				const place = all.map((row) => (isFirst(row) ? 0 : 1));
				expect(place).toEqual(place.toSorted());
				for (const row of all) {
					// While it waits its clock stands still, for whoever has it: what was late then is late again after.
					if (late.has(row.id) && !row.waits) expect(row.is_late, `${what} ${row.id}`).toBe(true);
					if (row.is_late && !row.waits) late.add(row.id);
					if (row.rank === 5) expect([row.taken, row.waits]).toEqual([true, true]);
				}
			}
		}
	);
	await fc.assert(property, { numRuns: 1, endOnFailure: true });
	// Whoever looks after a month finds nothing that still waits.
	now = new Date(now.getTime() + 32 * 24 * HOUR);
	await triage.bringBack(house.database.as.jobs, now);
	expect((await rows()).filter(({ rank, waits }) => rank === 5 || waits)).toEqual([]);
});
