import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Sql = postgres.Sql;
export type Db = PostgresJsDatabase & { $client: Sql };
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** Opens a pool. Nothing is connected before the first query. */
export function connect(url: string, options: { max?: number; name: string }): Db {
	const client = postgres(url, {
		max: options.max ?? 8,
		connection: { application_name: options.name },
		onnotice: () => undefined, // notices quote values
		connect_timeout: 10
	});
	return drizzle({ client });
}

/** Runs the work in one transaction in which row-level security sees this officer as the actor. */
export const actingAs = <Result>(
	db: Db,
	officerId: string,
	work: (tx: Tx) => Promise<Result>
): Promise<Result> =>
	db.transaction(async (tx) => {
		await tx.execute(sql`select set_config('plainsight.actor', ${officerId}, true)`);
		return work(tx);
	});
