import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import { sqlState } from './errors.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.close());

const refusal = async (role: 'public' | 'desk' | 'jobs' | 'owner', statement: string) => {
	try {
		await database.as[role].execute(sql.raw(statement));
		return 'allowed';
	} catch (error) {
		return sqlState(error);
	}
};
/** insufficient_privilege, or not even the name can be seen. */
const REFUSED = ['42501', '42P01', '3F000', '42883'];

const tables = [
	'tips',
	'second_codes',
	'parts',
	'chunks',
	'additions',
	'replies',
	'assignments',
	'notes',
	'urgency_changes',
	'closures',
	'officers',
	'agencies',
	'invitations',
	'passphrases',
	'authenticators',
	'passkeys',
	'keyring_entries',
	'sessions',
	'challenges',
	'failed_sign_ins',
	'lanes',
	'lane_epochs',
	'lane_members',
	'lane_keys',
	'audit_chains',
	'audit_entries',
	'ticket_uses',
	'inflow',
	'unswept',
	'contacts',
	'policies'
];

describe('the public role', () => {
	it('knows every table there is (or this test checks too little)', async () => {
		const there = await database.as.owner.execute<{ name: string }>(
			sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`
		);
		expect(there.map(({ name }) => name)).toEqual([...tables].sort());
	});

	it.each(tables)('can neither read nor write %s', async (table) => {
		for (const statement of [
			`select 1 from public.${table}`,
			`insert into public.${table} default values`,
			`delete from public.${table}`,
			`truncate public.${table}`
		]) {
			expect(REFUSED).toContain(await refusal('public', statement));
		}
	});

	it('cannot list tips: it finds one by its exact lookup id or none', async () => {
		const functions = await database.as.owner.execute<{ name: string }>(sql`
			select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name
			from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			where n.nspname not in ('pg_catalog', 'information_schema')
				and has_function_privilege('plainsight_public', p.oid, 'execute')
				and has_schema_privilege('plainsight_public', n.oid, 'usage')
			order by 1
		`);
		expect(functions.map(({ name }) => name.replace(/\(.*/, ''))).toEqual([
			'add_chunk',
			'add_file',
			'add_second_code',
			'add_tip',
			'add_to_tip',
			'agencies',
			'begin_part',
			'burn',
			'chunk',
			'clear_replies',
			'contacts',
			'count_inflow',
			'drop_parts',
			'find_tip',
			'inflow',
			'is_added',
			'kept_in',
			'lanes',
			'mark_read',
			'policies',
			'replies_to',
			'use_ticket'
		]);
		const tipFunctions = functions.filter(({ name }) =>
			/tip|repl|kept|burn|read|part|chunk|file|added|code/.test(name)
		);
		for (const { name } of tipFunctions) expect(name).toContain('p_lookup bytea');
	});

	it('cannot make anything, become anybody, or read the server’s files', async () => {
		for (const statement of [
			'create table public.x ()',
			'create schema x',
			'create function intake.x() returns int language sql as $$ select 1 $$',
			'set role plainsight_desk',
			'set role plainsight_definer',
			"select pg_read_file('postgresql.conf')",
			"copy (select 1) to program 'true'",
			'create temporary table x ()'
		]) {
			expect(await refusal('public', statement), statement).toBe('42501');
		}
	});
});

describe('the desk role', () => {
	it.each([
		['the lookup id of a tip', 'select lookup_id from tips'],
		['another’s words', "update tips set sealed = '\\x00'"],
		['the standing of a tip', "update tips set standing = 'proven'"],
		['a tip', 'delete from tips'],
		['a note', 'delete from notes'],
		['a written note', "update notes set sealed = '\\x00'"],
		['a reply once written', "update replies set sealed_for_tipster = '\\x00'"],
		['an audit entry', 'delete from audit_entries'],
		['an audit entry', 'update audit_entries set at = now()'],
		['the head of a chain', "update audit_chains set head = '\\x00'"],
		['a lane’s card', "update lane_epochs set card = '{}'"],
		['a member’s key', "update lane_keys set sealed = '\\x00'"],
		['a session’s owner', 'update sessions set officer_id = null'],
		['a contact', 'delete from contacts'],
		['a contact’s name', "update contacts set id = 'x'"],
		['a policy', 'delete from policies'],
		['the words that were approved', "update policies set text = 'x'"],
		['the code that a file is sent with', 'select sent_under from parts'],
		['intake', "select intake.burn('\\x00', current_date)"]
	])('cannot reach or change %s', async (_, statement) => {
		expect(REFUSED).toContain(await refusal('desk', statement));
	});

	it('sees no tip while nobody is named as the actor', async () => {
		expect(await database.as.desk.execute(sql`select id from tips`)).toHaveLength(0);
	});
});

describe('the jobs role', () => {
	it.each([
		'select sealed from tips',
		'select lookup_id from tips',
		'select sent_under from parts',
		'update tips set urgency = 1',
		'delete from tips',
		'select 1 from notes',
		'select 1 from keyring_entries',
		'select 1 from lane_keys',
		'select 1 from contacts',
		'select 1 from policies',
		'delete from audit_entries',
		'select secret_hash from invitations limit 0; delete from officers'
	])('is refused: %s', async (statement) => {
		expect(REFUSED).toContain(await refusal('jobs', statement));
	});
});

describe('the audit chain', () => {
	it('refuses change even from the owner of the database', async () => {
		await database.as.desk.execute(
			sql`insert into audit_entries (chain_id, at, commitment, body) values ('people', now(), '\\x01', '\\x02')`
		);
		for (const statement of [
			'update audit_entries set at = now()',
			'delete from audit_entries',
			'truncate audit_entries'
		]) {
			expect(await refusal('owner', statement)).toBe('42501');
		}
	});
});

describe('a lane', () => {
	it('is never called as the record of people is, which its members would read, whoever writes it', async () => {
		const lane = `insert into lanes (id, name, kind, position, made_by)
			values ('people', 'People', 'general', 0, gen_random_uuid())`;
		expect(await refusal('owner', lane)).toBe('23514');
	});
});

describe('a tip’s time of arrival', () => {
	it('cannot be stored finer than five minutes, whoever writes it', async () => {
		const fine =
			"insert into additions (id, tip_id, epoch, arrived_at, sealed) values (gen_random_uuid(), gen_random_uuid(), 1, '2026-01-01 10:00:01+00', '\\x00')";
		expect(await refusal('owner', fine)).toBe('23514');
		const tip = `insert into tips (id, lookup_id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			values (gen_random_uuid(), '\\x00', 'general', 1, '2026-01-01 10:04:00+00', now(), 1, 1, 'proven', '\\x00')`;
		expect(await refusal('owner', tip)).toBe('23514');
	});
});
