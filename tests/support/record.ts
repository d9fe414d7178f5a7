import { sql } from 'drizzle-orm';
import type { LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { open } from '../../src/lib/sealed/open.ts';
import type { ActBody } from '../../src/lib/server/audit/index.ts';
import type { FreshDatabase } from './database.ts';

/** Everything on record about people and settings, oldest first. */
export async function actsOfPeople(database: FreshDatabase): Promise<ActBody[]> {
	const rows = await database.as.owner.execute<{ body: string }>(
		sql`select convert_from(body, 'utf8') as body from audit_entries where chain_id = 'people' order by seq`
	);
	return rows.map(({ body }) => JSON.parse(body) as ActBody);
}

/** Everything on record of a lane, oldest first. @param keys of its epochs, which the record is sealed to. */
export async function actsOf(
	database: FreshDatabase,
	lane: string,
	keys: readonly Pick<LaneKeys, 'identity'>[]
): Promise<ActBody[]> {
	const rows = await database.as.owner.execute<{ body: Buffer }>(
		sql`select body from audit_entries where chain_id = ${lane} order by seq`
	);
	return Promise.all(
		rows.map(async ({ body }) => {
			const opened = await Promise.any(keys.map(({ identity }) => open(body, identity)));
			return JSON.parse(Buffer.from(opened).toString('utf8')) as ActBody;
		})
	);
}
