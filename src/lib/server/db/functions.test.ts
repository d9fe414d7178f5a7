import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { olderDatabase, type OlderDatabase } from '../../../../tests/support/older-database.ts';
import { functions, migrateTo, sqlState, type Sql } from './index.ts';
import { functionFiles } from './migrate.ts';

/** Functions that went on in their files since the migrations last wrote them: whoever changes one names it here. */
const CHANGED: readonly string[] = [
	'desk.asides_of',
	'desk.bring_back',
	'desk.copied_for_recovery',
	'desk.delete_again',
	'desk.delete_tip',
	'desk.drop_waiting_recovery',
	'desk.forget_reply',
	'desk.forget_tip',
	'desk.is_read_by_others',
	'desk.keep_copies',
	'desk.left_behind',
	'desk.lost_lanes',
	'desk.mark_shown',
	'desk.met_targets',
	'desk.move_tip',
	'desk.place_of',
	'desk.print',
	'desk.recovering',
	'desk.recovery_files',
	'desk.recovery_identity',
	'desk.recovery_replies',
	'desk.recovery_tips',
	'desk.stepped_aside',
	'desk.supervises',
	'desk.tellable_members',
	'desk.tip_files',
	'desk.tips_for_recovery',
	'desk.to_look_through',
	'desk.unanchored',
	'desk.unread_in',
	'desk.untaken_urgent',
	'desk.waits_for_custodians',
	'desk.what_came',
	'desk.work_of',
	'intake.add_file',
	'intake.add_second_code',
	'intake.add_tip',
	'intake.add_to_tip',
	'intake.burn',
	'intake.bury',
	'intake.clear_replies',
	'intake.clock',
	'intake.code_among',
	'intake.code_peppers',
	'intake.copies',
	'intake.holders_at_work',
	'intake.kept_in',
	'intake.lanes',
	'intake.mark_read',
	'intake.mark_refused',
	'intake.named_until',
	'intake.policies',
	'intake.readers_in',
	'intake.record_days',
	'intake.replies_for',
	'intake.replies_to',
	'intake.restated_for',
	'intake.tip_of',
	'public.note_closing',
	'public.note_reply',
	'public.say_quarantined',
	'public.rank_again',
	'public.rank_tip'
];

let database: FreshDatabase;
let older: OlderDatabase;
let now: Sql;
beforeAll(async () => {
	database = await freshDatabase();
	older = await olderDatabase();
	now = database.as.owner.$client;
});
afterAll(async () => {
	await older.close();
	await database.close();
});

type Function = {
	readonly name: string;
	readonly signature: string;
	readonly definition: string;
	readonly source: string;
	readonly owner: string;
	readonly callers: string;
	readonly definer: boolean;
	readonly settings: string[] | null;
};

/** All that are ours: those of the languages in which the server itself is written are PostgreSQL's. */
const functionsIn = (of: Sql) => of<Function[]>`
	select n.nspname || '.' || p.proname as name,
		n.nspname || '.' || p.proname || '(' || pg_get_function_arguments(p.oid) || ') '
			|| pg_get_function_result(p.oid) as signature,
		pg_get_functiondef(p.oid) as definition, p.prosrc as source, p.proowner::regrole::text as owner,
		p.prosecdef as definer, p.proconfig as settings,
		(select string_agg(coalesce(nullif(a.grantee, 0)::regrole::text, 'public'), ' ' order by a.grantee::regrole::text)
			from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee <> p.proowner) as callers
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss')
	order by 1, 2`;
const triggersIn = async (of: Sql) =>
	(
		await of<{ definition: string }[]>`
			select pg_get_triggerdef(oid) as definition from pg_trigger where not tgisinternal order by 1`
	).map(({ definition }) => definition);

describe('the functions of the database', () => {
	it('are, from their files, what the migrations had made of them', async () => {
		const [before, after] = await Promise.all([functionsIn(older.sql), functionsIn(now)]);
		const kept = ({ name }: Function) => !CHANGED.includes(name);
		expect(before.length).toBeGreaterThan(30);
		const whole = ({ definition, owner, callers, name }: Function) =>
			// Nobody calls a trigger: that anybody might was PostgreSQL's default.
			[definition, owner, name.startsWith('public.') ? null : callers];
		expect(after.filter(kept).map(whole)).toEqual(before.filter(kept).map(whole));
		expect(await triggersIn(now)).toEqual(await triggersIn(older.sql));
		expect((await triggersIn(now)).length).toBeGreaterThan(3);
	});

	it('have a file each, named after them, and every file is in the database', async () => {
		const inFiles = functionFiles().map((file) => {
			const text = readFileSync(file, 'utf8');
			const [made, ...more] = [
				...text.matchAll(/^create or replace function ([a-z]+\.[a-z_]+)\(/gm)
			];
			expect(more, file).toEqual([]);
			expect(made![1]!.split('.')[1], file).toBe(basename(file, '.sql'));
			return { name: made![1]!, text };
		});
		const there = await functionsIn(now);
		const of = (name: string) => there.filter((one) => one.name === name);
		for (const { name, source } of there) {
			const texts = inFiles.filter((file) => file.name === name).map(({ text }) => text);
			expect(
				texts.filter((text) => text.includes(`$$${source}$$`)),
				name
			).toHaveLength(1);
		}
		for (const { name } of inFiles) {
			expect(of(name), name).toHaveLength(inFiles.filter((file) => file.name === name).length);
		}
	});

	it('run where no other search path leads them, if they run with more rights than their caller', async () => {
		const definers = (await functionsIn(now)).filter(({ definer }) => definer);
		expect(definers.length).toBeGreaterThan(25);
		for (const { name, settings, owner } of definers) {
			expect([settings, owner], name).toEqual([['search_path=""'], 'plainsight_definer']);
		}
	});

	it('are called by nobody whom rights.sql does not name', async () => {
		const callers = new Set(
			(await functionsIn(now)).map((one) => `${one.name.split('.')[0]} ${one.callers}`)
		);
		expect([...callers].sort()).toEqual([
			'desk null',
			'desk plainsight_desk',
			'desk plainsight_jobs',
			'intake null',
			'intake plainsight_public',
			'public null'
		]);
	});
});

describe('the verbs', () => {
	it('are the functions that the faces may call, with the very types', async () => {
		const verbs = Object.values(functions).map(({ signature }) => signature);
		const ofRowSecurity = /^desk\.actor(_lanes)?\(/;
		const callable = [
			...(await callableIn(now)),
			...(await callableIn(now, 'plainsight_desk')).filter((one) => !ofRowSecurity.test(one)),
			...(await callableIn(now, 'plainsight_jobs'))
		].sort();
		const former = released().filter((signature) => !verbs.includes(signature));
		expect(callable.filter((signature) => !former.includes(signature))).toEqual(verbs.sort());
	});

	it('are the one way to call them', () => {
		const files = ['src', 'scripts'].flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
				.map((file) => join(folder, file))
		);
		const calls = /(select|from|sql`)\s*(intake|desk)\.[a-z_]+\(/;
		expect(files.filter((file) => calls.test(readFileSync(file, 'utf8')))).toEqual([]);
		expect(calls.test('sql`select * from intake.lanes()`')).toBe(true);
	});
});

describe('two releases beside each other', () => {
	let next: FreshDatabase;
	let folder: string;
	beforeEach(async () => {
		next = await freshDatabase();
		folder = mkdtempSync(join(tmpdir(), 'plainsight-next-'));
		cpSync('drizzle', folder, { recursive: true });
	});
	afterEach(async () => {
		rmSync(folder, { recursive: true });
		await next.close();
	});
	const inNext = (file: string) => join(folder, file);
	const change = (file: string, from: string, to: string) => {
		const text = readFileSync(inNext(file), 'utf8');
		expect(text).toContain(from);
		writeFileSync(inNext(file), text.replace(from, to));
	};
	const migrate = () => migrateTo(next.ownerUrl, folder).catch(sqlState);
	const former = 'intake.use_ticket(bytea, date, integer)';
	const addAnArgument = () =>
		change('functions/use_ticket.sql', 'p_most integer', 'p_most integer, p_more integer');

	it('find all that the one before calls: of today’s release nothing is missing', async () => {
		expect(await missing(now)).toEqual([]);
		expect(released().length).toBeGreaterThan(20);
	});

	it('are not forgotten: another argument leaves two functions of one name, and nobody says who may call which', async () => {
		addAnArgument();
		expect(await migrate()).toBe('42725');
	});

	it('are not forgotten: what the one before calls is missed when it is dropped', async () => {
		addAnArgument();
		await next.as.owner.execute(sql.raw(`drop function ${former}`));
		expect(await migrate()).toBe(0);
		expect(await missing(next.as.owner.$client)).toEqual([functions.useTicket.signature]);
	});

	it('are not forgotten: another result is another function', async () => {
		change('functions/use_ticket.sql', 'returns boolean', 'returns integer');
		expect(await migrate()).toBe('42P13');
	});

	it('each call their own while the former is kept', async () => {
		mkdirSync(inNext('functions/former'), { recursive: true });
		cpSync('drizzle/functions/use_ticket.sql', inNext('functions/former/use_ticket.sql'));
		addAnArgument();
		change(
			'rights.sql',
			'intake.use_ticket',
			`${former}, intake.use_ticket(bytea, date, integer, integer)`
		);
		expect([await migrate(), await migrate()]).toEqual([0, 0]);
		expect(await missing(next.as.owner.$client)).toEqual([]);
		const given = { digest: new Uint8Array(32), day: new Date(0), most: 1 };
		expect(await functions.useTicket(next.as.public, given)).toBe(true);
		const newer = sql`select intake.use_ticket(p_digest => ${given.digest}::bytea, p_day => '1970-01-01'::date,
			p_most => 1::integer, p_more => 7::integer) as ok`;
		expect([...(await next.as.public.execute(newer))]).toEqual([{ ok: false }]);
		expect(await functions.useTicket(next.as.public, { ...given, most: 3 })).toBe(true);
	});
});

/** What the public face of the last release calls: written with each release by `npm run db:released`. */
const released = (): string[] => readFileSync('drizzle/released.txt', 'utf8').trim().split('\n');

const callableIn = async (of: Sql, by = 'plainsight_public'): Promise<string[]> =>
	(await functionsIn(of)).filter(({ callers }) => callers === by).map(({ signature }) => signature);

async function missing(of: Sql): Promise<string[]> {
	const callable = await callableIn(of);
	return released().filter((signature) => !callable.includes(signature));
}
