import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from './house.ts';
import { reservePort } from './ports.ts';

const root = join(import.meta.dirname, '..', '..');
/** It takes a second, and many times that where three browsers start beside it. */
const STARTS_WITHIN_MS = 45_000;

/** A face of Plainsight, started as production starts it. */
export type Server = {
	readonly origin: string;
	readonly pid: number;
	/** Everything that it wrote to its output and error output so far. */
	readonly log: () => string;
	/** Ends it in good order. */
	readonly stop: () => Promise<void>;
	/** Ends it at once, as a power cut would. */
	readonly kill: () => Promise<void>;
};

type Settings = Readonly<Record<string, string>>;
export type StartOptions = {
	readonly settings?: Settings;
	readonly port?: number;
	/** The project that is started, if it is not this one. */
	readonly cwd?: string;
	/** Modules for Node to load first: what a test puts in the way. */
	readonly preload?: readonly string[];
};

/** A test that fails, or a run that is broken off, stops nothing itself. Vitest ends its workers with SIGTERM. */
const running = new Set<ChildProcess>();
for (const ending of ['exit', 'SIGTERM'] as const) {
	process.once(ending, () => {
		for (const child of running) child.kill('SIGKILL');
		if (ending === 'SIGTERM') process.exit();
	});
}

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: { start: string };
};
/** What `npm start` gives to node. */
export const START: readonly string[] = scripts.start.split(' ').slice(1);

/** A module for a face that is not to wait a minute for what it reads again each minute. */
export const IMPATIENT = join(import.meta.dirname, 'impatient.ts');

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** A folder in which a face remembers. */
export const newState = (): string => mkdtempSync(join(tmpdir(), 'plainsight-state-'));

/** What the public face of this house runs with. */
export const publicSettings = ({ database, intake }: House): Settings => ({
	FACE: 'public',
	// A container that tests may run in does not let the box have a network of its own.
	BOX_ISOLATION: 'what-there-is',
	PUBLIC_DATABASE_URL: database.publicUrl,
	PEPPER: intake.keys.peppers.map(base64url).join(),
	TICKET_KEY: base64url(intake.keys.ticket),
	DRAFT_KEY: intake.keys.drafts.map(base64url).join(),
	STATE_DIRECTORY: newState(),
	LANE_PINS: [...intake.pins].map(([lane, { print }]) => `${lane}=${print}`).join()
});

/** What its desk runs with. */
export const deskSettings = ({ database, desk }: House): Settings => ({
	FACE: 'desk',
	DESK_DATABASE_URL: database.deskUrl,
	JOBS_DATABASE_URL: database.jobsUrl,
	TOTP_KEY: base64url(desk.keys.totp),
	SESSION_KEY: base64url(desk.keys.session),
	RECORD_KEY: base64url(randomBytes(32)),
	STATE_DIRECTORY: newState()
});

/** Starts both faces of a house. */
export async function bothFaces(house: House): Promise<Readonly<Record<'site' | 'desk', Server>>> {
	const [site, desk] = await Promise.all([
		startServer(publicSettings(house)),
		startServer(deskSettings(house))
	]);
	return { site, desk };
}

/** Starts a face on a port of its own and waits until it answers. @throws Error with its log when it ends instead. */
export async function startServer(given: Settings, options: StartOptions = {}): Promise<Server> {
	const port = options.port ?? (await reservePort());
	const origin = `http://localhost:${port}`;
	const listen = `127.0.0.1:${port}`;
	const env = {
		PATH: process.env.PATH ?? '',
		...(given.FACE === 'desk'
			? { DESK_ORIGIN: origin, DESK_LISTEN: listen }
			: { SITE_ORIGIN: origin, SITE_LISTEN: listen }),
		...given,
		...options.settings
	};
	const preload = (options.preload ?? []).flatMap((module) => ['--import', module]);
	const child = spawn(process.execPath, [...preload, ...START], {
		cwd: options.cwd ?? root,
		env,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running.add(child);
	let log = '';
	child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
	child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	void ended.then(() => running.delete(child));
	await answers(origin, child, () => log);
	const end = async (signal: NodeJS.Signals) => {
		if (child.exitCode === null) child.kill(signal);
		await ended;
	};
	return {
		origin,
		pid: child.pid!,
		log: () => log,
		stop: () => end('SIGTERM'),
		kill: () => end('SIGKILL')
	};
}

async function answers(origin: string, child: ChildProcess, log: () => string): Promise<void> {
	const until = Date.now() + STARTS_WITHIN_MS;
	while (Date.now() < until && child.exitCode === null) {
		const answer = await fetch(`${origin}/healthz`).catch(() => undefined); // not listening yet
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	child.kill('SIGKILL');
	throw new Error(`the server did not start:\n${log()}`);
}
