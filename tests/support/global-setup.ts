import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildIfStale } from '../../scripts/build.ts';
import { startEmbedded } from '../../scripts/embedded/postgres.ts';
import { migrateTo, createSql } from '../../src/lib/server/db/index.ts';
import { keepForWorkers } from './database.ts';
import { FOUNDINGS } from './founding.ts';

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
	await owner.unsafe('create database template_plainsight');
	await migrateTo(server.url('owner', 'template_plainsight'));
	for (const role of ['public', 'desk', 'jobs'] as const) {
		await owner.unsafe(
			`alter role plainsight_${role} password '${new URL(server.url(role)).password}'`
		);
	}
	await owner.end();
	const forget = keepForWorkers({
		cluster: server.cluster,
		url: (role) => server.url(role, '__database__')
	});
	return async () => {
		forget();
		await server.stop();
		for (const place of [folder, dirname(server.cluster)]) {
			rmSync(place, { recursive: true, force: true });
		}
	};
}
