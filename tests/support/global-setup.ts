import {
	accessSync,
	chownSync,
	constants,
	mkdtempSync,
	readdirSync,
	rmSync,
	statfsSync,
	statSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildIfStale } from '../../scripts/build.ts';
import { startEmbedded } from '../../scripts/embedded/postgres.ts';
import { migrateTo, createSql } from '../../src/lib/server/db/index.ts';
import { keepForWorkers } from './database.ts';
import { FOUNDINGS } from './founding.ts';
import { isRunning } from './process.ts';

/**
 * The built application, as it is served; one real PostgreSQL for the run, of Vitest or of Playwright, and in it one migrated template that every
 * test's database is copied from.
 * @returns how to end it.
 */
export default function setUp() {
	return startCluster({ durable: false });
}

/** @param options.durable true: it keeps what it commits even when the power goes, at the price that this has. */
export async function startCluster({ durable }: { durable: boolean }) {
	await buildIfStale();
	const folder = mkdtempSync(join(tmpdir(), 'plainsight-test-'));
	const server = await startEmbedded(folder, { durable });
	const owner = createSql(server.url('owner'), { name: 'test set-up', max: 1 });
	await owner.unsafe(FOUNDINGS);
	// Passwords of random bytes need no slow hash, which both ends of each of the run's thousands of connections compute.
	if (!durable) await owner.unsafe('set scram_iterations = 1');
	const memory = durable ? undefined : folderInMemory(server.cluster);
	if (memory) await owner.unsafe(`create tablespace memory location '${memory}'`);
	await owner.unsafe(
		`create database template_plainsight tablespace ${memory ? 'memory' : 'pg_default'}`
	);
	await migrateTo(server.url('owner', 'template_plainsight'));
	for (const role of ['owner', 'public', 'desk', 'jobs'] as const) {
		const { username, password } = new URL(server.url(role));
		await owner.unsafe(`alter role ${username} password '${password}'`);
	}
	await owner.end();
	const forget = keepForWorkers({
		cluster: server.cluster,
		url: (role) => server.url(role, '__database__')
	});
	return async () => {
		forget();
		await server.stop();
		for (const place of [folder, dirname(server.cluster), memory ?? folder]) {
			rmSync(place, { recursive: true, force: true });
		}
	};
}

/** A file system in memory: to make the 300 files of a database on a disk takes the processor five times as long. */
const MEMORY = '/dev/shm';
/** A run needs a fifth of it. Containers often have 64 MB there. */
const ROOM_BYTES = 2 * 1024 ** 3;
const NAME = 'plainsight-test-';

/** For databases that are thrown away, of the account that PostgreSQL runs as; undefined where there is none, or no room. */
function folderInMemory(cluster: string): string | undefined {
	if (!hasRoom()) return undefined;
	// What a run has left that could not end itself.
	for (const left of readdirSync(MEMORY).filter((name) => name.startsWith(NAME))) {
		const pid = Number(left.slice(NAME.length).split('-')[0]);
		if (!isRunning(pid)) rmSync(join(MEMORY, left), { recursive: true, force: true });
	}
	const folder = mkdtempSync(join(MEMORY, `${NAME}${process.pid}-`));
	const { uid, gid } = statSync(cluster);
	chownSync(folder, uid, gid);
	return folder;
}

function hasRoom(): boolean {
	try {
		accessSync(MEMORY, constants.W_OK | constants.X_OK);
		const { bavail, bsize } = statfsSync(MEMORY);
		return bavail * bsize >= ROOM_BYTES;
	} catch {
		return false; // there is none
	}
}
