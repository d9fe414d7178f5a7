import { PgBoss } from 'pg-boss';
import { openSql, type Sql } from '../db/index.ts';

/** pg-boss sends whole scripts at once, which a shared pool refuses: it has a connection of its own. */
export function openBoss(url: string): { boss: PgBoss; client: Sql } {
	const client = openSql(url, { name: 'plainsight jobs', max: 1 });
	const executeSql = async (text: string, values?: unknown[]) => {
		const rows = await (values?.length
			? client.unsafe(text, values as never[])
			: client.unsafe(text).simple());
		return { rows: Array.isArray(rows.at(-1)) ? rows.flat() : [...rows] };
	};
	// The schema is made, and owned by this role, in the migrations.
	const boss = new PgBoss({ db: { executeSql }, schema: 'pgboss', createSchema: false });
	return { boss, client };
}
