import { deserialize, serialize } from 'node:v8';
import { createSql } from '../../src/lib/server/db/index.ts';
import { freshDatabase, postgres, type FreshDatabase } from './database.ts';

/** In the run's maintenance database: what was founded, and what is to be known of it besides its database. */
export const FOUNDINGS = 'create table foundings (name text primary key, kept bytea not null)';

/**
 * A copy of a database that is founded once for the run, by whichever process asks for it first: to make the keys of a
 * task force and have its cards signed and checked costs a second of work, and a copy a tenth of that.
 * @param name of letters, digits and low lines.
 * @param found fills an empty database. @returns plain values, which another process can be given.
 */
export async function copyOf<Kept>(
	name: string,
	found: (database: FreshDatabase) => Promise<Kept>
): Promise<{ readonly database: FreshDatabase; readonly kept: Kept }> {
	const template = `template_${name}`;
	const kept = await keptOf(name, async () => {
		const database = await freshDatabase();
		const made = serialize(await found(database));
		await database.becomes(template);
		return made;
	});
	return { database: await freshDatabase(template), kept: deserialize(kept) as Kept };
}

const known = new Map<string, Buffer>();

/** One process founds, and the others that ask meanwhile wait for it. */
async function keptOf(name: string, found: () => Promise<Buffer>): Promise<Buffer> {
	const { cluster, urls } = postgres();
	const key = `${cluster} ${name}`;
	const before = known.get(key);
	if (before) return before;
	const url = urls.owner.replace('__database__', 'postgres');
	const sql = createSql(url, { name: 'founding', max: 1 });
	try {
		await sql`select pg_advisory_lock(hashtext(${name}))`;
		const [row] = await sql<{ kept: Buffer }[]>`select kept from foundings where name = ${name}`;
		const kept = row?.kept ?? (await found());
		if (!row) await sql`insert into foundings (name, kept) values (${name}, ${kept})`;
		known.set(key, kept);
		return kept;
	} finally {
		await sql.end();
	}
}
