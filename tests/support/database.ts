import { randomBytes } from 'node:crypto';
import { connect, createSql, type Db } from '../../src/lib/server/db/index.ts';

type Role = 'owner' | 'public' | 'desk' | 'jobs';
/** The run's PostgreSQL: its data folder, and its URL by role, with `__database__` to fill in. */
type Postgres = { readonly cluster: string; readonly urls: Readonly<Record<Role, string>> };

/** Test workers are processes of their own and learn of the run's PostgreSQL by their environment. */
const VARIABLE = 'PLAINSIGHT_TEST_POSTGRES';

/** @returns how to forget it: whoever had told them of another before has told them of that again. */
export function keepForWorkers({
	cluster,
	url
}: {
	cluster: string;
	url: (role: Role) => string;
}): () => void {
	const before = process.env[VARIABLE];
	const urls = { owner: url('owner'), public: url('public'), desk: url('desk'), jobs: url('jobs') };
	process.env[VARIABLE] = JSON.stringify({ cluster, urls } satisfies Postgres);
	return () => {
		if (before === undefined) Reflect.deleteProperty(process.env, VARIABLE);
		else process.env[VARIABLE] = before;
	};
}

/** The run's PostgreSQL. @throws Error outside of a run. */
export function postgres(): Postgres {
	const kept = process.env[VARIABLE];
	if (!kept) throw new Error('there is no test run here: see tests/support/global-setup.ts');
	return JSON.parse(kept) as Postgres;
}

export type FreshDatabase = {
	readonly name: string;
	readonly ownerUrl: string;
	readonly publicUrl: string;
	readonly deskUrl: string;
	readonly jobsUrl: string;
	/** The database as each role. */
	readonly as: Record<Role, Db>;
	readonly close: () => Promise<void>;
	/** Makes it one that others are copied from. */
	readonly becomes: (template: string) => Promise<void>;
};

/**
 * A database of its own for a test file: real PostgreSQL, migrated.
 * @param template what it is a copy of; an empty one unless told otherwise.
 */
export async function freshDatabase(template = 'template_plainsight'): Promise<FreshDatabase> {
	const { urls } = postgres();
	const name = `test_${randomBytes(6).toString('hex')}`;
	const url = (role: Role, database = name) => urls[role].replace('__database__', database);
	const admin = createSql(url('owner', 'postgres'), { name: 'fresh database', max: 1 });
	// Its files copied as they are, and not block by block through the log: without fsync the cheaper way.
	await admin.unsafe(`create database ${name} template ${template} strategy file_copy`);
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
	const disconnect = async () => {
		for (const db of Object.values(as)) await db.$client.end({ timeout: 1 });
	};
	return {
		name,
		ownerUrl: url('owner'),
		publicUrl: url('public'),
		deskUrl: url('desk'),
		jobsUrl: url('jobs'),
		as,
		close: async () => {
			await disconnect();
			await admin.unsafe(`drop database ${name} with (force)`);
			await admin.end();
		},
		becomes: async (template) => {
			await disconnect();
			await admin.unsafe(`alter database ${name} rename to ${template}`);
			await admin.end();
		}
	};
}
