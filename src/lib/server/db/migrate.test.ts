import { randomBytes } from 'node:crypto';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { postgres } from '../../../../tests/support/database.ts';
import { olderDatabase, type OlderDatabase } from '../../../../tests/support/older-database.ts';
import { createSql, migrateTo } from './index.ts';

let older: OlderDatabase | undefined;
afterEach(async () => {
	await older?.close();
	older = undefined;
});

const PEOPLE = `
	insert into agencies values ('police', 'Police');
	insert into officers (name, agency_id, role) values ('Mara', 'police', 'officer');
	insert into lanes (id, name, kind, position, made_by)
		select 'general', 'General', 'general', 0, id from officers;`;

it('what no sweep had put on record waits for the next, and nothing that one had', async () => {
	older = await olderDatabase('0006_every_arrival_on_record');
	await older.sql.unsafe(`${PEOPLE}
		insert into tips (id, lookup_id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			select gen_random_uuid(), int4send(hour), 'general', 1,
				timestamptz '2026-11-23 00:00Z' + hour * interval '1 hour', now(), 4, 1, 'proven', ''
			from generate_series(12, 15) hour;
		insert into sweeps values ('arrivals', '2026-11-23 14:00Z')`);
	await migrateTo(older.url);
	const waiting = await older.sql`
		select extract(hour from arrived_at at time zone 'utc')::int as hour
		from unswept join tips on id = tip_id order by 1`;
	expect(waiting.map((row) => row.hour as number)).toEqual([14, 15]);
});

it('second codes that are out there go on, and what nobody called safe to tell is told no more', async () => {
	older = await olderDatabase('0012_second_codes_constant');
	await older.sql.unsafe(`${PEOPLE}
		insert into tips (id, lookup_id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			values (gen_random_uuid(), '\\x01', 'general', 1, '2026-11-23 12:00Z', now(), 4, 1, 'proven', '');
		insert into second_codes select '\\x02', id from tips;
		insert into parts select gen_random_uuid(), id, null, '2026-11-23 12:00Z' from tips;
		insert into closures (id, tip_id, told, sealed, closed_by, closed_at)
			select gen_random_uuid(), t.id, 'passed-on', '', o.id, now() from tips t, officers o`);
	await migrateTo(older.url);
	const found = await older.sql`
		select code, status, takes_files from (values ('\\x01'::bytea), ('\\x02')) codes (code), intake.find_tip(code)
		order by code`;
	expect(found.map(({ status, takes_files: takesFiles }) => [status, takesFiles])).toEqual([
		['closed', true],
		['received', true]
	]);
	// Counted by pieces, it could not be gone on with: it is sent anew.
	expect(await older.sql`select from parts`).toHaveLength(0);
});

it('what stood apart is in quarantine, and so is what the release before still calls penned', async () => {
	older = await olderDatabase('0015_quarantine');
	await older.sql.unsafe(`${PEOPLE}
		insert into tips (id, lookup_id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			select gen_random_uuid(), int4send(n::integer), 'general', 1, '2026-11-23 12:00Z', now(), 4, 1, standing, ''
			from unnest(array['penned', 'proven', 'unproven']) with ordinality of (standing, n);
		insert into inflow (kind, since, count) values ('penned', '2026-11-23', 7)`);
	await migrateTo(older.url);
	await older.sql`
		select intake.add_tip(gen_random_uuid(), '\\x04', '\\x05', 'general', intake.agencies_in('general'), 1,
			'2026-11-23 12:00Z', now(), 4::smallint, 1::smallint, 'penned', null, '')`;
	await older.sql`select intake.count_inflow('penned', '2026-11-23')`;
	const standings = await older.sql`select standing from tips order by 1`;
	expect(standings.map(({ standing }) => standing as string)).toEqual([
		...['proven', 'quarantined', 'quarantined', 'unproven']
	]);
	expect([...(await older.sql`select kind, count from inflow`)]).toEqual([
		{ kind: 'quarantined', count: 8 }
	]);
});

it('is no end to a public face of the release before: it keeps, finds, burns, and makes second codes', async () => {
	older = await olderDatabase('0021_one_table_of_codes');
	await older.sql.unsafe(PEOPLE);
	await migrateTo(older.url);
	const face = createSql(older.publicUrl, { name: 'test', max: 1 });
	onTestFinished(() => face.end());
	const kept: unknown[] = [];
	for (let time = 0; time < 2; time++) {
		const [row] = await face`
			select intake.add_tip(gen_random_uuid(), '\\x01', '\\x02', 'general', '{}', 1,
				'2026-11-23 12:00Z', now(), 4::smallint, 1::smallint, 'proven', null, '') as end`;
		kept.push(row!.end);
	}
	expect(kept).toEqual(['added', 'kept']);
	const found = async (lookup: string) => {
		const rows = await face`select forced from intake.find_tip(${lookup}::text::bytea)`;
		return rows.map(({ forced }) => forced as boolean);
	};
	expect([...(await face`select intake.kept_in('\\x01') as kind`)]).toEqual([{ kind: 'general' }]);
	await face`select intake.add_second_code('\\x02', '\\x03', '\\x00', now(), 9)`;
	expect([await found('\\x01'), await found('\\x02'), await found('\\x03')]).toEqual([
		[false],
		[true],
		[true]
	]);
	for (const lookup of ['\\x01', '\\x02']) {
		await face`select intake.burn(${lookup}::text::bytea, '2026-11-23')`;
		expect(await found(lookup)).toEqual([]);
	}
	expect(await found('\\x03')).toEqual([true]);
	const rows = await older.sql`
		select kind, version, pepper, count(*)::int from codes group by 1, 2, 3 order by 1`;
	expect([...rows]).toEqual([
		{ kind: 'first', version: 1, pepper: null, count: 1 },
		{ kind: 'second', version: 1, pepper: null, count: 3 }
	]);
});

it('is run by an owner of the database who is no superuser, and again', async () => {
	const urlOf = (database: string) => postgres().urls.owner.replace('__database__', database);
	const admin = createSql(urlOf('postgres'), { name: 'test', max: 1 });
	const name = `owned_${randomBytes(6).toString('hex')}`;
	onTestFinished(async () => {
		await admin.unsafe(`drop database ${name} with (force)`);
		await admin.unsafe(`drop role ${name}`);
		await admin.end();
	});
	// As docs/operations.md makes it; the roles that it would make are there already, by another's hand.
	await admin.unsafe(`create role ${name} login createrole password '${name}'`);
	await admin.unsafe(`grant plainsight_definer, plainsight_jobs to ${name} with admin option`);
	await admin.unsafe(`create database ${name} owner ${name}`);
	const url = new URL(urlOf(name));
	url.username = name;
	url.password = name;
	expect(await migrateTo(url.href)).toBeGreaterThan(14);
	expect(await migrateTo(url.href)).toBe(0);
	const owned = createSql(url.href, { name: 'test', max: 1 });
	const owners = await owned`
		select distinct proowner::regrole::text as name from pg_proc where pronamespace = 'intake'::regnamespace`;
	await owned.end();
	expect([...owners]).toEqual([{ name: 'plainsight_definer' }]);
});
