import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { createSql, type Tx } from './client.ts';
import { rowOf } from './row.ts';

/**
 * Brings a database up to date, in one transaction: the migrations that it has not had, then every function anew, then
 * who may call them. Two at once are fine: the second waits for the first.
 * @param url of a role that owns the database and may create roles.
 * @param folder holds the migrations, `functions/` and `rights.sql`.
 * @returns how many migrations it had to run.
 */
export async function migrateTo(url: string, folder = 'drizzle'): Promise<number> {
	const client = createSql(url, { name: 'plainsight migrate', max: 1 });
	try {
		return await drizzle({ client }).transaction(async (tx) => {
			await tx.execute(sql`select pg_advisory_xact_lock(hashtext('plainsight migration'))`);
			const ran = await runMigrations(tx, folder);
			await applyFunctions(tx, folder);
			return ran;
		});
	} finally {
		await client.end();
	}
}

/** Not drizzle's own, which ends the transaction: no face may meet new tables with the functions of before. */
async function runMigrations(tx: Tx, folder: string): Promise<number> {
	await tx.execute(sql`create schema if not exists drizzle`);
	await tx.execute(sql`create table if not exists drizzle.__drizzle_migrations
		(id serial primary key, hash text not null, created_at bigint)`);
	const newest = rowOf(
		await tx.execute<{ at: string | null }>(
			sql`select max(created_at) as at from drizzle.__drizzle_migrations`
		)
	);
	const missing = readMigrationFiles({ migrationsFolder: folder }).filter(
		({ folderMillis }) => folderMillis > Number(newest.at)
	);
	for (const { sql: statements, hash, folderMillis } of missing) {
		for (const statement of statements) await tx.execute(sql.raw(statement));
		await tx.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at)
			values (${hash}, ${folderMillis})`);
	}
	return missing.length;
}

/** Twice: at first none is checked, since one may call another that is not there yet; then each is. */
async function applyFunctions(tx: Tx, folder: string): Promise<void> {
	const statements = functionFiles(folder).map((file) => sql.raw(readFileSync(file, 'utf8')));
	for (const checked of ['off', 'on']) {
		await tx.execute(sql.raw(`set local check_function_bodies = ${checked}`));
		for (const statement of statements) await tx.execute(statement);
	}
	await tx.execute(sql.raw(readFileSync(join(folder, 'rights.sql'), 'utf8')));
}

/** One function each; under `former/` those that only the release before this one calls. */
export const functionFiles = (folder = 'drizzle'): string[] =>
	readdirSync(join(folder, 'functions'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.sql'))
		.sort()
		.map((file) => join(folder, 'functions', file));
