import { sql } from 'drizzle-orm';
import type { ActBody } from '../../src/lib/server/audit/index.ts';
import type { FreshDatabase } from './database.ts';

/** Everything on record about people and settings, oldest first. */
export async function actsOfPeople(database: FreshDatabase): Promise<ActBody[]> {
	const rows = await database.as.owner.execute<{ body: string }>(
		sql`select convert_from(body, 'utf8') as body from audit_entries where chain_id = 'people' order by seq`
	);
	return rows.map(({ body }) => JSON.parse(body) as ActBody);
}
