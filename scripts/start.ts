import { sql } from 'drizzle-orm';
import { connect, isDown } from '../src/lib/server/db/index.ts';
import { env, UnfitSettings, type Env } from '../src/lib/server/env.ts';
import { DEMO_MARK } from '../src/lib/server/http/demo.ts';
import { Refused, run } from './run.ts';
import { serve, whyNotListening } from './serve.ts';

/** Production: one face, on its own host, with its own database role. */
async function start(): Promise<void> {
	const settings = env();
	if (settings.FACE === 'both') throw new UnfitSettings(['FACE: must be public or desk']);
	await refuseDemoData(settings);
	const [origin, at] =
		settings.FACE === 'public'
			? [settings.SITE_ORIGIN, settings.SITE_LISTEN]
			: [settings.DESK_ORIGIN, settings.DESK_LISTEN];
	try {
		await serve([{ origins: [origin], at }]);
	} catch (error) {
		const why = whyNotListening(error, at.port);
		throw why ? new Refused(why) : error;
	}
	console.log(`${settings.FACE} face listening on ${at.host}:${at.port} for ${origin}`);
}

/** A demo's database holds keys that everybody knows. The public face starts without a database too. */
async function refuseDemoData(settings: Exclude<Env, { FACE: 'both' }>): Promise<void> {
	const url =
		settings.FACE === 'public' ? settings.PUBLIC_DATABASE_URL : settings.DESK_DATABASE_URL;
	const db = connect(url, { name: 'plainsight start', max: 1 });
	try {
		const [row] = await db.execute<{ mark: string | null }>(
			sql`select shobj_description(oid, 'pg_database') as mark from pg_database where datname = current_database()`
		);
		if (row?.mark === DEMO_MARK)
			throw new UnfitSettings(['the database: is a demo’s, whose keys everybody knows']);
	} catch (error) {
		if (!isDown(error) || settings.FACE === 'desk') throw error;
	} finally {
		await db.$client.end({ timeout: 1 });
	}
}

run(start);
