import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateTo, createSql, type Sql } from '../../src/lib/server/db/index.ts';
import { postgres } from './database.ts';

export type OlderDatabase = {
	readonly url: string;
	readonly publicUrl: string;
	readonly deskUrl: string;
	readonly jobsUrl: string;
	/** As its owner. */
	readonly sql: Sql;
	/** A folder as `drizzle`, of this test's own. */
	readonly folder: string;
	readonly close: () => Promise<void>;
};

/**
 * A database as an earlier release left it: of the migrations alone, and of their functions, which stood in them.
 * @param before the first migration that it has not had; else it has had all of them.
 */
export async function olderDatabase(before?: string): Promise<OlderDatabase> {
	const folder = mkdtempSync(join(tmpdir(), 'plainsight-migrations-'));
	const name = `older_${randomBytes(6).toString('hex')}`;
	const url = (role: 'owner' | 'public' | 'desk' | 'jobs', database = name) =>
		postgres().urls[role].replace('__database__', database);
	const admin = createSql(url('owner', 'postgres'), { name: 'test', max: 1 });
	await admin.unsafe(`create database ${name}`);
	cpSync('drizzle', folder, { recursive: true });
	if (before) endBefore(before, join(folder, 'meta', '_journal.json'));
	rmSync(join(folder, 'functions'), { recursive: true });
	mkdirSync(join(folder, 'functions'));
	writeFileSync(join(folder, 'rights.sql'), '');
	await migrateTo(url('owner'), folder);
	const sql = createSql(url('owner'), { name: 'test', max: 1 });
	return {
		url: url('owner'),
		publicUrl: url('public'),
		deskUrl: url('desk'),
		jobsUrl: url('jobs'),
		sql,
		folder,
		close: async () => {
			await sql.end();
			await admin.unsafe(`drop database ${name} with (force)`);
			await admin.end();
			rmSync(folder, { recursive: true });
		}
	};
}

function endBefore(tag: string, file: string): void {
	const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
	const at = journal.entries.findIndex((entry) => entry.tag === tag);
	if (at === -1) throw new Error(`there is no migration ${tag}`);
	writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }));
}
