import { migrateTo } from '../src/lib/server/db/index.ts';
import { ownerDatabaseUrl } from '../src/lib/server/env.ts';
import { run } from './run.ts';

run(async () => {
	await migrateTo(ownerDatabaseUrl());
	console.log('The database is up to date.');
});
