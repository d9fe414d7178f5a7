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
		const [row] = await db.execute<{ mark: string | null; is: string; more: boolean }>(sql`
			select session_user as is, shobj_description(oid, 'pg_database') as mark, exists (
				select from pg_roles r
				where pg_has_role(session_user, r.oid, 'member') and (
					r.rolsuper or r.rolbypassrls
					or (starts_with(r.rolname, 'plainsight_') and r.rolname <> ${role})
					or r.oid in (select relowner from pg_class where relnamespace = 'public'::regnamespace)
				)
			) as more
			from pg_database where datname = current_database()`);
		const { mark, is, more } = row!;
		const found: string[] = [];
		if (mark === DEMO_MARK) found.push('the database is a demo’s, whose keys everybody knows');
		if (is !== role) found.push(`must log in as ${role}, and is ${is}`);
		else if (more) {
			found.push(
				`${role} is, or can become, a superuser, one who bypasses row-level security, the tables’ owner or another of these roles`
			);
		}
		return found.map((fault) => `${setting}: ${fault}`);
	} finally {
		await db.$client.end({ timeout: 1 });
	}
}

run(start);
