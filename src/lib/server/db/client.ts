import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Sql = postgres.Sql;
export type Db = PostgresJsDatabase & { $client: Sql };
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

type Options = { readonly name: string; readonly max?: number };

/**
 * Opens a pool of postgres.js. Nothing is connected before the first query.
 * @param url as libpq's, with `?host=/folder` for a Unix socket (which postgres.js itself does not read).
 */
export function openSql(url: string, { name, max = 8 }: Options): Sql {
	const plain = new URL(url);
	const socketFolder = plain.searchParams.get('host');
	plain.searchParams.delete('host');
	return postgres(plain.href, {
		...(socketFolder ? { host: socketFolder } : {}),
		max,
		connection: { application_name: name },
		onnotice: () => undefined, // notices quote values
		connect_timeout: 10
	});
}

/** The same pool behind drizzle. */
export const connect = (url: string, options: Options): Db =>
	drizzle({ client: openSql(url, options) });

/** Runs the work in one transaction in which row-level security sees this officer as the actor. */
export const actingAs = <Result>(
	db: Db,
	officerId: string,
	work: (tx: Tx) => Promise<Result>
): Promise<Result> =>
	db.transaction(async (tx) => {
		await actAs(tx, officerId);
		return work(tx);
	});

/** From here on row-level security sees this officer as the transaction's actor. */
export const actAs = (tx: Tx, officerId: string) =>
	tx.execute(sql`select set_config('plainsight.actor', ${officerId}, true)`);
