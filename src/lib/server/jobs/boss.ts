import { PgBoss } from 'pg-boss';
import { createSql, type Sql } from '../db/index.ts';

/**
 * pg-boss over a connection of its own, one statement after the other: it sends whole scripts at once, which
 * a shared pool refuses, and postgres.js loses its place when a script is pipelined with another query.
 */
export function createBoss(url: string): { boss: PgBoss; client: Sql } {
	const client = createSql(url, { name: 'plainsight jobs', max: 1 });
	let turn: Promise<unknown> = Promise.resolve();
	const executeSql = (text: string, values: unknown[] = []) => {
		const known = values.map((value) => value ?? null) as never[];
		const run = turn.then(() => client.unsafe(text, known));
		// Whoever asked is told; the next one goes on, and not inside the transaction that failed.
		turn = run.catch(() => client.unsafe('rollback').catch(() => undefined));
		// A script gives a list of results, one statement a list of rows.
		return run.then((result) => ({
			rows: Array.isArray(result.at(-1)) ? result.flat() : [...result]
		}));
	};
	// The schema is made, and owned by this role, in the migrations.
	const boss = new PgBoss({ db: { executeSql }, schema: 'pgboss', createSchema: false });
	return { boss, client };
}
