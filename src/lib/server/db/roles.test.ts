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
	'codes',
	'parts',
	'chunks',
	'additions',
	'replies',
	'restatements',
	'deletions',
	'dual_requests',
	'assignments',
	'notes',
	'urgency_changes',
	'closures',
	'moves',
	'move_files',
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
	'former_keys',
	'lanes',
	'lane_epochs',
	'lane_members',
	'lane_keys',
	'lane_changes',
	'lane_agreements',
	'lane_closings',
	'lane_proposals',
	'proposed_copies',
	'readings',
	'gists',
	'titles',
	'step_asides',
	'templates',
	'tip_links',
	'responses',
	'seen',
	'stages',
	'recoveries',
	'recovery_proposals',
	'copies_wanted',
	'notebooks',
	'custodians',
	'custodian_files',
	'audit_chains',
	'audit_days',
	'audit_entries',
	'audit_slots',
	'audit_statements',
	'signed_acts',
	'ticket_uses',
	'inflow',
	'unswept',
	'contacts',
	'policies',
	'shifts',
	'leaves',
	'alert_addresses',
	'alert_gateways',
	'alert_marks',
	'alert_wishes',
	'alerts'
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
			'add_file',
			'add_file',
			'add_second_code',
			'add_tip',
			'add_tip',
			'add_tip',
			'add_to_tip',
			'add_to_tip',
			'add_to_tip',
			'agencies',
			'begin_part',
			'burn',
			'bury',
			'chunk',
			'clear_replies',
			'clock',
			'code_among',
			'code_peppers',
			'contacts',
			'copies',
			'count_inflow',
			'drop_parts',
			'find_tip',
			'holders_at_work',
			'inflow',
			'is_added',
			'kept_in',
			'lanes',
			'mark_read',
			'mark_refused',
			'named_until',
			'policies',
			'record_days',
			'replies_for',
			'replies_to',
			'restated_for',
			'use_ticket'
		]);
		const tipFunctions = functions.filter(({ name }) =>
			/tip|repl|kept|burn|read|part|chunk|file|added|code_among|second_code/.test(name)
		);
		for (const { name } of tipFunctions) expect(name).toMatch(/p_lookups? bytea/);
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
		['the lookup id of a tip', 'select lookup_id from codes'],
		['another’s words', "update tips set sealed = '\\x00'"],
		['the standing of a tip', "update tips set standing = 'proven'"],
		['a tip', 'delete from tips'],
		['a note', 'delete from notes'],
		['a written note', "update notes set sealed = '\\x00'"],
		['what lay there before a tip moved', 'select sealed from move_files'],
		['that it is there still', 'delete from move_files'],
		['the lane of a tip', "update tips set lane_id = 'x'"],
		['who sent a reply', "update replies set sending = '\\x00'"],
		['whether a reply was cleared', 'update replies set is_hidden = true'],
		['an audit entry', 'delete from audit_entries'],
		['an audit entry', 'update audit_entries set at = now()'],
		['a day of the record', 'delete from audit_days'],
		['the place of a chain in it', 'update audit_slots set position = 0'],
		['what a day says of a tip', 'select print from audit_statements'],
		['what would count the chains', 'select seed from audit_days'],
		['the head of a chain', "update audit_chains set head = '\\x00'"],
		['a lane’s card', "update lane_epochs set card = '{}'"],
		['what somebody’s browser remembers', 'delete from notebooks'],
		['a proposed copy of a key', "update proposed_copies set sealed = '\\x00'"],
		['who reads a lane by a proposed card', "update lane_proposals set roster = '\\x00'"],
		['somebody’s former keys', "update former_keys set verify_key = 'x'"],
		['that somebody’s keys are former', 'delete from former_keys'],
		['who said yes', 'update lane_agreements set officer_id = null'],
		['a member’s key', "update lane_keys set sealed = '\\x00'"],
		['a session’s owner', 'update sessions set officer_id = null'],
		['a contact', 'delete from contacts'],
		['a contact’s name', "update contacts set id = 'x'"],
		['a policy', 'delete from policies'],
		['the words that were approved', "update policies set text = 'x'"],
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
		'select lookup_id from codes',
		'update tips set urgency = 1',
		'delete from tips',
		'select 1 from notes',
		'select 1 from keyring_entries',
		'select 1 from lane_keys',
		'select 1 from notebooks',
		'select 1 from contacts',
		'select 1 from policies',
		'delete from audit_entries',
		'select secret_hash from invitations limit 0; delete from officers'
	])('is refused: %s', async (statement) => {
		expect(REFUSED).toContain(await refusal('jobs', statement));
	});
});

/** All that a role may change: whole tables, or the columns that are named. What stands in no list, it may not. */
const changes = {
	plainsight_public: [],
	plainsight_desk: [
		'delete alert_addresses',
		'delete authenticators',
		'delete challenges',
		'delete copies_wanted',
		'delete failed_sign_ins',
		'delete keyring_entries',
		'delete lane_agreements',
		'delete lane_changes',
		'delete lane_closings',
		'delete lane_proposals',
		'delete leaves',
		'delete moves',
		'delete passkeys',
		'delete passphrases',
		'delete shifts',
		'insert agencies',
		'insert alert_addresses',
		'insert alert_wishes',
		'insert alerts',
		'insert assignments',
		'insert audit_entries',
		'insert authenticators',
		'insert challenges',
		'insert closures',
		'insert contacts',
		'insert copies_wanted',
		'insert custodian_files',
		'insert custodians',
		'insert dual_requests',
		'insert failed_sign_ins',
		'insert former_keys',
		'insert gists',
		'insert invitations',
		'insert keyring_entries',
		'insert lane_agreements',
		'insert lane_changes',
		'insert lane_closings',
		'insert lane_epochs',
		'insert lane_keys',
		'insert lane_members',
		'insert lane_proposals',
		'insert lanes',
		'insert leaves',
		'insert move_files',
		'insert moves',
		'insert notebooks',
		'insert notes',
		'insert officers',
		'insert passkeys',
		'insert passphrases',
		'insert policies',
		'insert proposed_copies',
		'insert readings',
		'insert recoveries',
		'insert recovery_proposals',
		'insert replies',
		'insert responses',
		'insert restatements',
		'insert seen',
		'insert sessions',
		'insert shifts',
		'insert signed_acts',
		'insert stages',
		'insert step_asides',
		'insert templates',
		'insert tip_links',
		'insert titles',
		'insert urgency_changes',
		'update additions (dealt_at, due_at, opened_at)',
		'update alert_addresses',
		'update alert_wishes',
		'update assignments (ended_at)',
		'update authenticators',
		'update closures (reopened_at, reopened_by, reopening_epoch, sealed_reopening)',
		'update contacts (changed_at, changed_by, record, revision, withdrawn_at)',
		'update custodian_files (rehearsed_at, rehearsed_by)',
		// What was asked for never changes.
		'update dual_requests (agreed_at, ended_at, ended_in, refusal, told_at)',
		'update failed_sign_ins',
		'update gists (epoch, sealed, version)',
		'update invitations (used_at)',
		'update keyring_entries (sealed)',
		'update lane_agreements (agreed_at, agreement)',
		'update lane_members (removed_at)',
		// More signatures of it, and what was looked through: never whose keys it is sealed to.
		'update lane_proposals (card, looked_through)',
		'update moves (found_at)',
		'update notebooks (sealed, version)',
		'update officers (agency_id, disabled_at, enrolled_at, name, recipient, role, verify_key)',
		'update passkeys (counter)',
		'update passphrases',
		'update recoveries (stood_at)',
		// Of a cleared reply alone, by a policy: see tips/follow-up.test.ts.
		'update replies (kept_epoch, sealed_for_lane, sealed_for_tipster)',
		// While the tip is with the lane whose word it is.
		'update restatements (epoch, said, signature)',
		'update sessions (ended_at, seen_at)',
		'update shifts (covers, officer_id)',
		'update stages (ended_at, ended_by)',
		'update step_asides (ended_at, ended_by)',
		'update tips (due_at, read_at, read_due_at, responded_at, state, urgency)',
		'update titles (epoch, sealed, version)'
	],
	plainsight_jobs: [
		'delete alert_gateways',
		'delete alerts',
		'delete challenges',
		'delete dual_requests',
		'delete failed_sign_ins',
		'delete inflow',
		'delete leaves',
		'delete move_files',
		'delete moves',
		'delete parts',
		'delete sessions',
		'delete shifts',
		'delete ticket_uses',
		'delete unswept',
		'insert alert_gateways',
		'insert alerts',
		'insert audit_days',
		'insert audit_entries',
		'insert audit_slots',
		'insert audit_statements',
		'update alert_addresses (undelivered)',
		'update alert_gateways',
		'update alert_marks (computed_until)',
		'update alerts (next_try_at, settled_at, state, tries)',
		'update dual_requests (ended_at, ended_in)'
	],
	plainsight_definer: [
		'delete additions',
		'delete assignments',
		'delete chunks',
		'delete closures',
		'delete codes',
		'delete custodian_files',
		'delete custodians',
		'delete gists',
		'delete move_files',
		'delete moves',
		'delete notes',
		'delete parts',
		'delete readings',
		'delete recovery_proposals',
		'delete replies',
		'delete responses',
		'delete seen',
		'delete stages',
		'delete step_asides',
		'delete tip_links',
		'delete tips',
		'delete titles',
		'delete unswept',
		'delete urgency_changes',
		'insert additions',
		'insert audit_chains',
		'insert audit_entries',
		'insert chunks',
		'insert codes',
		'insert deletions',
		'insert inflow',
		'insert lane_keys',
		'insert move_files',
		'insert parts',
		'insert ticket_uses',
		'insert tips',
		'insert unswept',
		'update additions (epoch, sealed)',
		'update assignments (ended_at)',
		'update audit_chains',
		'update closures (epoch, reopening_epoch, sealed, sealed_reopening)',
		'update codes (tip_id)',
		'update dual_requests (told_at)',
		'update inflow',
		'update move_files',
		'update moves',
		'update notes (epoch, sealed)',
		'update parts',
		'update replies (asks, is_hidden, kept_epoch, lane_id, moved_epoch, read_at, refused_at, sealed_for_lane, sealed_for_tipster, sending)',
		'update responses (epoch, sealed)',
		'update stages (came_at, ended_at, ended_by, epoch, sealed)',
		'update ticket_uses',
		'update tips (burnt_on, clock, clock_due_at, closed_at, due_at, epoch, lane_id, rank, read_at, read_due_at, reply_recipient, responded_at, sealed)',
		'update urgency_changes (epoch, sealed)'
	]
} as const;

describe('what a role may change', () => {
	it.each(Object.entries(changes))('is on the list, and nothing else: %s', async (role, known) => {
		const rows = await database.as.owner.execute<{ may: string }>(sql`
			with granted as (
				select c.relname as name, p.privilege, a.attname as column
				from pg_class c
				join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
				cross join unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as p (privilege)
				left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
					and p.privilege in ('INSERT', 'UPDATE') and not has_table_privilege(${role}, c.oid, p.privilege)
				where c.relkind in ('r', 'p', 'v', 'm') and (
					has_table_privilege(${role}, c.oid, p.privilege)
					or has_column_privilege(${role}, c.oid, a.attnum, p.privilege))
			)
			select lower(privilege) || ' ' || name
				|| coalesce(' (' || string_agg("column"::text, ', ' order by "column"::text) || ')', '') as may
			from granted group by privilege, name order by 1`);
		expect(rows.map(({ may }) => may)).toEqual(known);
	});
});

/** The desk reads these whoever acts: they hold no tip and nothing that hangs on one. */
const readByAll = [
	'agencies',
	'alert_gateways',
	'audit_days',
	'authenticators',
	'challenges',
	'contacts',
	'custodians',
	'failed_sign_ins',
	'inflow',
	'invitations',
	'keyring_entries',
	'lane_changes',
	'lane_closings',
	'lane_epochs',
	'lane_members',
	'lane_proposals',
	'lanes',
	'officers',
	'passkeys',
	'passphrases',
	'policies',
	'sessions'
];

describe('what the desk reads', () => {
	it('goes by the lanes of whoever acts, but for these', async () => {
		const rows = await database.as.owner.execute<{ name: string }>(sql`
			select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity
				and has_any_column_privilege('plainsight_desk', c.oid, 'SELECT')
			order by 1`);
		expect(rows.map(({ name }) => name)).toEqual(readByAll);
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
			'truncate audit_entries',
			'truncate audit_days cascade',
			'truncate audit_slots',
			'truncate audit_statements'
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
		const tip = `insert into tips (id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			values (gen_random_uuid(), 'general', 1, '2026-01-01 10:04:00+00', now(), 1, 1, 'proven', '\\x00')`;
		expect(await refusal('owner', tip)).toBe('23514');
	});
});
