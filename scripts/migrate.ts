import { migrateTo } from '../src/lib/server/db/index.ts';
import { ownerDatabaseUrl } from '../src/lib/server/env.ts';
import { run } from './run.ts';

run(async () => {
	const ran = await migrateTo(ownerDatabaseUrl());
	const what = ran === 1 ? '1 migration was run' : `${ran} migrations were run`;
	const did = ran === 0 ? 'there was nothing to do' : what;
	console.log(`The database and its functions are up to date: ${did}.`);
});
