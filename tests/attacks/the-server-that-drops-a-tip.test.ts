import { randomBytes, randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as audit from '../../src/lib/server/audit/index.ts';
import type { Db } from '../../src/lib/server/db/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { readCheckpoint } from '../../src/lib/tlog/checkpoint.ts';
import { adminHere } from '../support/admin.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';

/** The desk's: whoever has its server has this as well. */
const key = randomBytes(32);
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 0, 13));

let house: House;
/** Of two tips, and of what was added to the second. */
let ids: { first: string; second: string; addition: string };
/** What a witness took away on the day on which both were named. */
let witnessed: string;
beforeAll(async () => {
	house = await createHouse(at(20));
	const first = await send(house.intake, answersWith({ what: randomUUID() }), at(20));
	const second = await send(house.intake, answersWith({ what: randomUUID() }), at(20));
	await tips.add(house.intake, second.code, 'form', 'More.', at(20));
	await close(21);
	witnessed = (await audit.newestCheckpoint(owner()))!;
	const [addition] = await owner().execute<{ id: string }>(sql`select id from additions`);
	const idOf = async ({ code }: typeof first) => (await tips.find(house.intake, code))!.id;
	ids = { first: await idOf(first), second: await idOf(second), addition: addition!.id };
});
afterAll(() => house.database.close());

const owner = () => house.database.as.owner;
const close = (day: number) => audit.closeDay(house.database.as.jobs, at(day), key);

/** All that the owner of a database can do to it, and what is found then; undone afterwards. */
async function attacking(attack: readonly SQL[], look: (db: Db) => Promise<void>): Promise<void> {
	const undone = new Error('undone');
	const tried = owner().transaction(async (tx) => {
		for (const table of ['audit_statements', 'audit_slots', 'audit_days'])
			await tx.execute(sql.raw(`alter table ${table} disable trigger refuse_change`));
		for (const statement of attack) await tx.execute(statement);
		await look(tx as unknown as Db);
		throw undone;
	});
	await expect(tried).rejects.toBe(undone);
}
const drop = (id: string) => [
	sql`delete from unswept where tip_id = ${id}`,
	sql`delete from additions where tip_id = ${id}`,
	sql`delete from codes where tip_id = ${id}`,
	sql`delete from tips where id = ${id}`
];
/** Nothing of it is left in the tables of the day, either: as though it had never come. */
const forget = (id: string) => sql`delete from audit_statements where subject = ${id}`;
const gone = (kind: string, count = 1) => ({ day: '2026-11-20', kind, count });

describe('a tip that its day named', () => {
	it('is there while nobody touched anything', async () => {
		expect(await audit.verifyKept(owner())).toEqual({
			gone: [],
			moved: 0,
			deleted: [],
			unnamed: 0
		});
		expect(await audit.verifyAllDays(owner())).toMatchObject({ holds: true });
	});

	it('is missed when it is dropped, with what was added to it', () =>
		attacking(drop(ids.second), async (db) => {
			expect(await audit.verifyKept(db)).toMatchObject({ gone: [gone('addition'), gone('tip')] });
		}));

	it('is missed when another file lies in its place, or in that of what was added', () =>
		attacking(
			[
				sql`update tips set sealed = '\\x00' where id = ${ids.first}`,
				sql`update additions set sealed = '\\x00' where id = ${ids.addition}`
			],
			async (db) => {
				expect(await audit.verifyKept(db)).toMatchObject({ gone: [gone('addition'), gone('tip')] });
				// The next day names what lies there by then, and that excuses nothing.
				await audit.closeDay(db, at(22), key);
				expect(await audit.verifyKept(db)).toMatchObject({ gone: [gone('addition'), gone('tip')] });
			}
		));

	it('is not the one of its day when that day is made to name it no more', () =>
		attacking([...drop(ids.first), forget(ids.first)], async (db) => {
			expect(await audit.verifyKept(db)).toMatchObject({ gone: [] });
			expect(await audit.verifyAllDays(db)).toEqual({
				holds: false,
				day: '2026-11-20',
				why: 'leaf'
			});
		}));

	it('shows against what a witness took away when the day itself is made anew, signed as the true one was', () =>
		attacking(
			[
				...drop(ids.first),
				...['audit_statements', 'audit_slots', 'audit_days'].map((table) =>
					sql.raw(`delete from ${table}`)
				)
			],
			async (db) => {
				await audit.closeDay(db, at(21), key);
				expect(await audit.verifyKept(db)).toMatchObject({ gone: [] });
				const forked = await audit.verifyAllDays(db);
				if (!forked.holds) throw new Error(forked.why);
				expect(audit.isPrefix(forked.days, readCheckpoint(witnessed)!)).toBe(false);
				// And no proof leads from there to the checkpoint that the witness has.
				const [said] = await audit.saidOf(db, 'tip', ids.second);
				expect(await audit.proveStatement(db, said!)).toBeDefined();
				expect(await audit.proveStatement(db, said!, witnessed)).toBeUndefined();
			}
		));

	it('is named again once it moved and was sealed anew, and counted apart, since only its lanes can tell a true move', () =>
		attacking(
			[
				sql`insert into moves (id, tip_id, from_lane, to_lane, epoch, moved_by, begun_at, moved_at, sealed)
					values (${randomUUID()}, ${ids.first}, 'general', 'review', 1, ${house.mara.officerId}, now(), now(), '\\x00')`,
				sql`update tips set lane_id = 'review', sealed = '\\x00' where id = ${ids.first}`
			],
			async (db) => {
				expect(await audit.verifyKept(db)).toEqual({ gone: [], moved: 1, deleted: [], unnamed: 0 });
				await audit.closeDay(db, at(22), key);
				const said = await audit.saidOf(db, 'tip', ids.first);
				expect(said).toHaveLength(2);
				for (const one of said) expect(await audit.proveStatement(db, one)).toBeDefined();
				// Dropped after that it is missed, as what it was and as what it became.
				await db.execute(sql`delete from moves where tip_id = ${ids.first}`);
				for (const statement of drop(ids.first)) await db.execute(statement);
				const { gone } = await audit.verifyKept(db);
				expect(gone.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21']);
			}
		));

	it('is missed when no day is made to name it at all', async () => {
		const id = randomUUID();
		// As one that came and lies there while the desk's server leaves it out of every day.
		const add = sql`insert into tips (id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			select ${id}, lane_id, epoch, '2026-11-19 10:00Z', due_at, urgency, urgency_rules, standing, '\\x07'
			from tips where id = ${ids.first}`;
		await attacking([add], async (db) => {
			expect(await audit.verifyKept(db)).toMatchObject({ gone: [], unnamed: 1 });
		});
	});
});

describe('a proof', () => {
	it('leads from no other tip, and from no other file of it', async () => {
		const [first] = await audit.saidOf(owner(), 'tip', ids.first);
		const [second] = await audit.saidOf(owner(), 'tip', ids.second);
		const { proof } = (await audit.proveStatement(owner(), first!, witnessed))!;
		expect(audit.statementProvenIn(proof, first!)).toBeDefined();
		for (const other of [
			second!,
			{ ...first!, subject: ids.second },
			{ ...first!, print: second!.print },
			{ ...first!, kind: 'addition' as const }
		])
			expect(audit.statementProvenIn(proof, other)).toBeUndefined();
	});

	it('is made for no tip that never came, whatever is written into the tables of a day that was witnessed', () =>
		attacking(
			[
				sql`insert into audit_statements (number, place, salt, kind, subject, print)
					values (0, 7, '\\x01', 'tip', ${ids.addition}, ${'A'.repeat(43)})`
			],
			async (db) => {
				const [said] = await audit.saidOf(db, 'tip', ids.addition);
				expect(await audit.proveStatement(db, said!, witnessed)).toBeUndefined();
				expect(await audit.verifyKept(db)).toMatchObject({ gone: [gone('tip')] });
			}
		));
});

// Last, since nothing undoes it.
describe('who runs the check', () => {
	it('is told of a day on which something was there that is no more, and that the record does not hold', async () => {
		for (const statement of drop(ids.second)) await owner().execute(statement);
		const { code, out } = await adminHere(['audit', 'verify'], {
			OWNER_DATABASE_URL: house.database.ownerUrl
		});
		expect(code).toBe(1);
		expect(out).toContain('kept: GONE OR CHANGED since 2026-11-20: 1 of kind tip');
	});
});
