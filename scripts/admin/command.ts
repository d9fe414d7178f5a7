import { parseArgs } from 'node:util';
import { connect, type Db } from '../../src/lib/server/db/index.ts';
import { ownerDatabaseUrl } from '../../src/lib/server/env.ts';
import { Misused } from '../run.ts';

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

/** One act on a record, as whoever runs the server: on record without an officer's name. @param wanted all of them. */
export const command = <Name extends string>(
	usage: string,
	does: string,
	wanted: readonly Name[],
	work: (db: Db, given: Readonly<Record<Name, string>>) => Promise<void>
): Command => ({
	usage,
	does,
	run: async (args) => {
		const options = Object.fromEntries(wanted.map((name) => [name, { type: 'string' as const }]));
		const { values } = parseArgs({ args: [...args], options });
		if (!wanted.every((name) => values[name])) throw new Misused(usage);
		await asOwner((db) => work(db, values as Record<Name, string>));
	}
});
