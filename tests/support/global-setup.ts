import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/lib/server/db/embedded.ts';
import { migrateTo, openSql } from '../../src/lib/server/db/index.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** URL of the run's PostgreSQL, as owner, by role name with `{role}` and `{database}` to fill in. */
		postgres: Record<'owner' | 'public' | 'desk' | 'jobs', string>;
	}
}

/** One real PostgreSQL for the run, and in it one migrated template that every test's database is copied from. */
export default async function setup(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'plainsight-test-'));
	const server = await startEmbedded(folder, { durable: false });
	const owner = openSql(server.url('owner'), { name: 'test set-up', max: 1 });
	await owner.unsafe('create database template_plainsight');
	await migrateTo(server.url('owner', 'template_plainsight'));
	for (const role of ['public', 'desk', 'jobs'] as const) {
		await owner.unsafe(
			`alter role plainsight_${role} password '${new URL(server.url(role)).password}'`
		);
	}
	await owner.end();
	const url = (role: 'owner' | 'public' | 'desk' | 'jobs') => server.url(role, '__database__');
	project.provide('postgres', {
		owner: url('owner'),
		public: url('public'),
		desk: url('desk'),
		jobs: url('jobs')
	});
	return async () => {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}
