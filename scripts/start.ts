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
	await refuseUnfitDatabase(settings);
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

/**
 * A demo's database holds keys that everybody knows, and a role with more rights than its face needs is stopped by
 * nothing that holds a face back. The public face starts without a database too.
 */
async function refuseUnfitDatabase(settings: Exclude<Env, { FACE: 'both' }>): Promise<void> {
	const roles =
		settings.FACE === 'public'
			? { PUBLIC_DATABASE_URL: 'plainsight_public' }
			: { DESK_DATABASE_URL: 'plainsight_desk', JOBS_DATABASE_URL: 'plainsight_jobs' };
	const unfit: string[] = [];
	for (const [setting, role] of Object.entries(roles)) {
		try {
			unfit.push(...(await faults(setting, role, settings[setting as keyof typeof settings])));
		} catch (error) {
			if (!isDown(error) || settings.FACE === 'desk') throw error;
		}
	}
	if (unfit.length > 0) throw new UnfitSettings(unfit);
}

async function faults(setting: string, role: string, url: string): Promise<string[]> {
	const db = connect(url, { name: 'plainsight start', max: 1 });
	try {
		const [row] = await db.execute<{ mark: string | null; role: string }>(
			sql`select current_user as role, shobj_description(oid, 'pg_database') as mark from pg_database where datname = current_database()`
		);
		return [
			...(row!.mark === DEMO_MARK
				? [`${setting}: the database is a demo’s, whose keys everybody knows`]
				: []),
			...(row!.role === role ? [] : [`${setting}: must log in as ${role}, and is ${row!.role}`])
		];
	} finally {
		await db.$client.end({ timeout: 1 });
	}
}

run(start);
