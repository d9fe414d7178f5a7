import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { openSql, type Sql } from './client.ts';

/**
 * Brings a database up to date. Two at once are fine: the second waits for the first.
 * @param url of a role that owns the database and may create roles.
 * @returns how many migrations it had to run.
 */
export async function migrateTo(url: string, migrationsFolder = 'drizzle'): Promise<number> {
	const client = openSql(url, { name: 'plainsight migrate', max: 1 });
	try {
		await client`select pg_advisory_lock(hashtext('plainsight migration'))`;
		const before = await alreadyRun(client);
		await migrate(drizzle({ client }), { migrationsFolder });
		return (await alreadyRun(client)) - before;
	} finally {
		await client.end();
	}
}

async function alreadyRun(client: Sql): Promise<number> {
	const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
	if (!table!.name) return 0;
	const [row] = await client`select count(*)::int as count from drizzle.__drizzle_migrations`;
	return row!.count as number;
}
