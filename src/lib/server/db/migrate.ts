import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { openSql } from './client.ts';

/**
 * Brings a database up to date. Two at once are fine: the second waits for the first.
 * @param url of a role that owns the database and may create roles.
 */
export async function migrateTo(url: string, migrationsFolder = 'drizzle'): Promise<void> {
	const client = openSql(url, { name: 'plainsight migrate', max: 1 });
	try {
		await client`select pg_advisory_lock(hashtext('plainsight migration'))`;
		await migrate(drizzle({ client }), { migrationsFolder });
	} finally {
		await client.end();
	}
}
