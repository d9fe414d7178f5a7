import { sql } from 'drizzle-orm';
import { connect, isDown } from '../src/lib/server/db/index.ts';
import { env, UnfitSettings, type Env, type PublicEnv } from '../src/lib/server/env.ts';
import { inWords, isolationHere } from '../src/lib/server/files/index.ts';
import { createLimiter } from '../src/lib/server/http/abuse-limiter.ts';
import { isUsable } from '../src/lib/server/state/index.ts';
import { DEMO_MARK } from '../src/lib/server/http/demo.ts';
import { Refused, run } from './run.ts';
import { serve, whyNotListening, type Listening } from './serve.ts';

/** Production: one face, on its own host, with its own database role. */
async function start(): Promise<void> {
	const settings = env();
	if (settings.FACE === 'both') throw new UnfitSettings(['FACE: must be public or desk']);
	const box = settings.FACE === 'public' && wallsAround(settings);
	await refuseUnfitFolder(settings);
	await refuseUnfitDatabase(settings);
	const listeners = listenersOf(settings);
	try {
		await serve(listeners);
	} catch (error) {
		const why = whyNotListening(error, listeners[0]!.at.port);
		throw why ? new Refused(why) : error;
	}
	if (box) console.log(`each file is decoded ${box}`);
	for (const { origins, at } of listeners) {
		console.log(`${settings.FACE} face listening on ${at.host}:${at.port} for ${origins[0]}`);
	}
}

/** What stands around the process that decodes a stranger's file. @throws Refused when that is less than was asked for. */
function wallsAround({ BOX_SOCKET, BOX_ISOLATION }: PublicEnv): string {
	if (BOX_SOCKET) return `behind ${BOX_SOCKET}, by whoever listens there`;
	const isolation = isolationHere();
	if (isolation.walls.has('network') || BOX_ISOLATION === 'what-there-is') {
		return `in a process of its own with ${inWords(isolation)}`;
	}
	throw new Refused(
		'The process that opens strangers’ files cannot be kept from the network here: set BOX_SOCKET to the socket of plainsight-box.socket, or BOX_ISOLATION=what-there-is to open them all the same.'
	);
}

async function refuseUnfitFolder({ STATE_DIRECTORY }: Pick<Env, 'STATE_DIRECTORY'>): Promise<void> {
	if (await isUsable({ folder: STATE_DIRECTORY })) return;
	throw new UnfitSettings(['STATE_DIRECTORY: must be a folder that this account can write to']);
}

/** The public face may have a second one, for its onion: the same pages, and a budget of its own. */
function listenersOf(settings: Exclude<Env, { FACE: 'both' }>): Listening[] {
	if (settings.FACE === 'desk') {
		return [{ origins: [settings.DESK_ORIGIN], at: settings.DESK_LISTEN }];
	}
	const { SITE_ORIGIN, SITE_LISTEN, ONION_ORIGIN, ONION_LISTEN, CLIENT_ADDRESS_HEADER } = settings;
	const site = {
		origins: [SITE_ORIGIN],
		at: SITE_LISTEN,
		limiter: createLimiter(CLIENT_ADDRESS_HEADER),
		onion: ONION_ORIGIN
	};
	if (!ONION_ORIGIN || !ONION_LISTEN) return [site];
	return [site, { origins: [ONION_ORIGIN], at: ONION_LISTEN }];
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
			unfit.push(
				...(await faults(setting, role, settings[setting as keyof typeof settings] as string))
			);
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
