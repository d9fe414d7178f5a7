import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { isLineLost } from './errors.ts';

export type Sql = postgres.Sql;
export type Db = PostgresJsDatabase & { $client: Sql };
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

type Options = { readonly name: string; readonly max?: number };

/**
 * Creates a pool of postgres.js. Nothing is connected before the first query.
 * @param url as libpq's, with `?host=/folder` for a Unix socket (which postgres.js itself does not read).
 */
export function createSql(url: string, { name, max = 8 }: Options): Sql {
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
export function connect(url: string, options: Options): Db {
	const client = createSql(url, options);
	const { begin } = client;
	type Work = (tx: postgres.TransactionSql) => Promise<unknown>;
	// postgres.js writes its rollback to the connection that has just been lost, which throws where nobody can catch it
	// and would end the process. It tells of the loss by itself: work that failed of it says nothing more.
	const untilLost = (work: Work) => (tx: postgres.TransactionSql) =>
		work(tx).catch((error: unknown) => {
			if (isLineLost(error)) return new Promise<never>(() => undefined);
			throw error;
		});
	client.begin = ((...given: [Work] | [string, Work]) =>
		given.length === 1
			? begin(untilLost(given[0]))
			: begin(given[0], untilLost(given[1]))) as typeof begin;
	return drizzle({ client });
}

/** As whom row-level security sees the transactions of `readingAs`. */
const readers = new WeakMap<object, string>();

/** The transaction sees the rows of somebody else than who is to read in it. */
class AnotherReads extends Error {
	override name = 'AnotherReads';
}

/**
 * Runs the work in one transaction in which row-level security sees this officer as the actor: in one of its own, or in the one that
 * `readingAs` gave.
 */
export const actingAs = <Result>(
	db: Db | Tx,
	officerId: string,
	work: (tx: Tx) => Promise<Result>
): Promise<Result> => {
	if ('$client' in db)
		return db.transaction(async (tx) => {
			await actAs(tx, officerId);
			return work(tx);
		});
	if (readers.get(db) !== officerId) throw new AnotherReads('not begun as this officer');
	return work(db);
};

/**
 * The same for many questions whose answers belong together: all of them see the database as it was at the first, whatever others
 * commit meanwhile. Nothing can be written.
 */
export const readingAs = <Result>(
	db: Db,
	officerId: string,
	work: (tx: Tx) => Promise<Result>
): Promise<Result> =>
	db.transaction(
		async (tx) => {
			await actAs(tx, officerId);
			readers.set(tx, officerId);
			return work(tx);
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);

/** From here on row-level security sees this officer as the transaction's actor. */
export const actAs = (tx: Tx, officerId: string) =>
	tx.execute(sql`select set_config('plainsight.actor', ${officerId}, true)`);
