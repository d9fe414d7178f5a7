import type { Sql } from '../../src/lib/server/db/index.ts';
import type { FreshDatabase } from './database.ts';

/** All rows of a database as they were, in a schema beside them. */
export type Backup = { readonly schema: string };

const tablesOf = async (sql: Sql): Promise<string[]> =>
	(
		await sql<{ name: string }[]>`
			select table_name as name from information_schema.tables
			where table_schema = 'public' and table_type = 'BASE TABLE'`
	).map(({ name }) => name);

export async function takeBackup({ as }: FreshDatabase, schema: string): Promise<Backup> {
	const sql = as.owner.$client;
	await sql.unsafe(`create schema ${schema}`);
	for (const name of await tablesOf(sql))
		await sql.unsafe(`create table ${schema}.${name} as table public.${name}`);
	return { schema };
}

/** Puts the rows of then in the place of those of now, past every trigger and rule: as whoever holds the disk would. */
export async function putBack({ as }: FreshDatabase, { schema }: Backup): Promise<void> {
	const sql = as.owner.$client;
	const tables = await tablesOf(sql);
	await sql.begin(async (tx) => {
		await tx.unsafe(`set local session_replication_role = replica`);
		await tx.unsafe(`truncate ${tables.map((name) => `public.${name}`).join(', ')}`);
		for (const name of tables)
			await tx.unsafe(
				`insert into public.${name} overriding system value select * from ${schema}.${name}`
			);
	});
}
