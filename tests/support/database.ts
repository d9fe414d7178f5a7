import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect, openSql, type Db } from '../../src/lib/server/db/index.ts';

export type FreshDatabase = {
	readonly ownerUrl: string;
	readonly publicUrl: string;
	readonly deskUrl: string;
	readonly jobsUrl: string;
	/** The database as each role. */
	readonly as: Record<'owner' | 'public' | 'desk' | 'jobs', Db>;
	readonly close: () => Promise<void>;
};

/** A database of its own for a test file: real PostgreSQL, migrated, empty. */
export async function freshDatabase(): Promise<FreshDatabase> {
	const postgres = inject('postgres');
	const name = `test_${randomBytes(6).toString('hex')}`;
	const url = (role: keyof typeof postgres, database = name) =>
		postgres[role].replace('__database__', database);
	const admin = openSql(url('owner', 'postgres'), { name: 'fresh database', max: 1 });
	await admin.unsafe(`create database ${name} template template_plainsight`);
	// A copied database does not bring the rights on the database itself with it.
	await admin.unsafe(`revoke all on database ${name} from public`);
	for (const role of ['public', 'desk', 'jobs']) {
		await admin.unsafe(`grant connect on database ${name} to plainsight_${role}`);
	}
	const as = {
		owner: connect(url('owner'), { name: 'test', max: 2 }),
		public: connect(url('public'), { name: 'test', max: 4 }),
		desk: connect(url('desk'), { name: 'test', max: 4 }),
		jobs: connect(url('jobs'), { name: 'test', max: 2 })
	};
	return {
		ownerUrl: url('owner'),
		publicUrl: url('public'),
		deskUrl: url('desk'),
		jobsUrl: url('jobs'),
		as,
		close: async () => {
			for (const db of Object.values(as)) await db.$client.end({ timeout: 1 });
			await admin.unsafe(`drop database ${name} with (force)`);
			await admin.end();
		}
	};
}
