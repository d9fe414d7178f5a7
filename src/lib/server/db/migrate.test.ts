import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { postgres } from '../../../../tests/support/database.ts';
import { migrateTo, openSql, type Sql } from './index.ts';

const url = (database: string) => postgres().urls.owner.replace('__database__', database);
let name: string;
let folder: string;
let admin: Sql;
let older: Sql;
beforeEach(async () => {
	name = `older_${randomBytes(6).toString('hex')}`;
	folder = mkdtempSync(join(tmpdir(), 'plainsight-migrations-'));
	admin = openSql(url('postgres'), { name: 'test', max: 1 });
	await admin.unsafe(`create database ${name}`);
	older = openSql(url(name), { name: 'test', max: 1 });
});
afterEach(async () => {
	await older.end();
	await admin.unsafe(`drop database ${name} with (force)`);
	await admin.end();
	rmSync(folder, { recursive: true });
});

const PEOPLE = `
	insert into agencies values ('police', 'Police');
	insert into officers (name, agency_id, role) values ('Mara', 'police', 'officer');
	insert into lanes (id, name, kind, position, made_by)
		select 'general', 'General', 'general', 0, id from officers;`;

/** Brings the database to where it was before a migration. */
async function migrateUpTo(tag: string): Promise<void> {
	cpSync('drizzle', folder, { recursive: true });
	const file = join(folder, 'meta', '_journal.json');
	const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
	const at = journal.entries.findIndex((entry) => entry.tag === tag);
	writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }));
	await migrateTo(url(name), folder);
}

it('what no sweep had put on record waits for the next, and nothing that one had', async () => {
	await migrateUpTo('0006_every_arrival_on_record');
	await older.unsafe(`${PEOPLE}
		insert into tips (id, lookup_id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			select gen_random_uuid(), int4send(hour), 'general', 1,
				timestamptz '2026-11-23 00:00Z' + hour * interval '1 hour', now(), 4, 1, 'proven', ''
			from generate_series(12, 15) hour;
		insert into sweeps values ('arrivals', '2026-11-23 14:00Z')`);
	await migrateTo(url(name));
	const waiting = await older`
		select extract(hour from arrived_at at time zone 'utc')::int as hour
		from unswept join tips on id = tip_id order by 1`;
	expect(waiting.map((row) => row.hour as number)).toEqual([14, 15]);
});

it('second codes that are out there go on, and what nobody called safe to tell is told no more', async () => {
	await migrateUpTo('0012_second_codes_constant');
	await older.unsafe(`${PEOPLE}
		insert into tips (id, lookup_id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			values (gen_random_uuid(), '\\x01', 'general', 1, '2026-11-23 12:00Z', now(), 4, 1, 'proven', '');
		insert into second_codes select '\\x02', id from tips;
		insert into parts select gen_random_uuid(), id, null, '2026-11-23 12:00Z' from tips;
		insert into closures (id, tip_id, told, sealed, closed_by, closed_at)
			select gen_random_uuid(), t.id, 'passed-on', '', o.id, now() from tips t, officers o`);
	await migrateTo(url(name));
	const found = await older`
		select code, status, takes_files from (values ('\\x01'::bytea), ('\\x02')) codes (code), intake.find_tip(code)
		order by code`;
	expect(found.map(({ status, takes_files: takesFiles }) => [status, takesFiles])).toEqual([
		['closed', true],
		['received', true]
	]);
	// Counted by pieces, it could not be gone on with: it is sent anew.
	expect(await older`select from parts`).toHaveLength(0);
});
