import { parseArgs } from 'node:util';
import * as audit from '../src/lib/server/audit/index.ts';
import { connect, type Db } from '../src/lib/server/db/index.ts';
import { deskOrigin, ownerDatabaseUrl } from '../src/lib/server/env.ts';
import * as staff from '../src/lib/server/staff/index.ts';
import { Refused, run } from './run.ts';

const USAGE = `npm run admin -- <command>

  set-up-link --name "Alton Warner" --agency "Ministry of National Security" --agency-id national-security
      A link that works once, for the first administrator of a fresh installation.
  audit verify
      Recomputes every chain of the record, and says where one does not hold.

They work on the database in OWNER_DATABASE_URL; the link is one of DESK_ORIGIN.`;

/** For whoever runs the server: what nobody can do, or should have to trust, on the desk itself. */
run(async () => {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			name: { type: 'string' },
			agency: { type: 'string' },
			'agency-id': { type: 'string' }
		}
	});
	switch (positionals.join(' ')) {
		case 'set-up-link':
			return withDatabase((db) => setUpLink(db, values));
		case 'audit verify':
			return withDatabase(verify);
		default:
			throw new Refused(USAGE);
	}
});

async function setUpLink(
	db: Db,
	{ name, agency, 'agency-id': id }: { name?: string; agency?: string; 'agency-id'?: string }
): Promise<void> {
	if (!name || !agency || !id || !/^[a-z][a-z0-9-]{1,40}$/.test(id)) throw new Refused(USAGE);
	const origin = deskOrigin();
	const secret = await staff.setUpLink(db, { name, agency: { id, name: agency } }, new Date());
	if (!secret) {
		throw new Refused('There is an administrator already: from now on only they invite people.');
	}
	console.log(`For ${name} alone. It works once, within three days, and is shown only now:

  ${origin}/desk/join#${secret}`);
}

async function verify(db: Db): Promise<void> {
	const chains = await audit.verify(db);
	for (const chain of chains) {
		console.log(
			chain.holds
				? `${chain.chain}: holds, ${chain.entries} entries, head ${chain.head}`
				: `${chain.chain}: BROKEN at entry ${chain.at} (${chain.why})`
		);
	}
	if (chains.length === 0) console.log('There is no chain yet.');
	if (chains.some(({ holds }) => !holds)) throw new Refused('The record does not hold.');
}

async function withDatabase(work: (db: Db) => Promise<void>): Promise<void> {
	const db = connect(ownerDatabaseUrl(), { name: 'plainsight admin', max: 1 });
	try {
		await work(db);
	} finally {
		await db.$client.end({ timeout: 1 });
	}
}
