import type { Sql } from '../../src/lib/server/db/index.ts';

/** Every row of every table, as PostgreSQL itself writes it down, by the table's name. */
export type Data = Readonly<Record<string, readonly unknown[]>>;

export async function takeOut(owner: Sql): Promise<Data> {
	const tables = await owner<{ name: string }[]>`
		select schemaname || '.' || tablename as name from pg_tables
		where schemaname in ('public', 'drizzle') order by 1`;
	const data: Record<string, unknown[]> = {};
	for (const { name } of tables) {
		const [all] = await owner.unsafe(
			`select coalesce(json_agg(to_json(t)), '[]') as rows from ${name} t`
		);
		data[name] = all!.rows as unknown[];
	}
	return data;
}

/** Puts the rows into tables that are empty, as they are: whatever a trigger would make of them. */
export async function putBack(owner: Sql, data: Data): Promise<void> {
	await owner.begin(async (tx) => {
		await tx`set local session_replication_role = replica`;
		for (const [name, rows] of Object.entries(data)) {
			if (!name.startsWith('public.')) continue;
			await tx.unsafe(
				`insert into ${name} select * from json_populate_recordset(null::${name}, $1::text::json)`,
				[JSON.stringify(rows)]
			);
		}
	});
}
