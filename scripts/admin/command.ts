import { connect, type Db } from '../../src/lib/server/db/index.ts';
import { ownerDatabaseUrl } from '../../src/lib/server/env.ts';

export type Command = {
	/** As it is typed after `npm run admin --`. */
	readonly usage: string;
	readonly does: string;
	/** @param options what stands after the command's own words. */
	readonly run: (options: readonly string[]) => Promise<void>;
};

/**
 * The database as its owner: the record of every lane is read, which no face's role may, and whoever can make the
 * first administrator could as well write one into the table.
 */
export async function asOwner(work: (db: Db) => Promise<void>): Promise<void> {
	const db = connect(ownerDatabaseUrl(), { name: 'plainsight admin', max: 1 });
	try {
		await work(db);
	} finally {
		await db.$client.end({ timeout: 1 });
	}
}
