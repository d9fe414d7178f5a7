import type { Sql } from '../../src/lib/server/db/index.ts';

/**
 * The data part of what `pg_dump --format=plain` writes: PostgreSQL's own COPY of every table. By a file of the server's:
 * postgres.js pauses a connection for good whose COPY to the client fills its buffer with the last packet.
 */
export async function dump(owner: Sql): Promise<string> {
	const tables = await owner<{ name: string; columns: string; file: string }[]>`
		select table_name as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns,
			current_setting('data_directory') || '/copied_' || current_database() as file
		from information_schema.columns where table_schema = 'public' group by 1 order by 1`;
	const blocks: string[] = [];
	for (const { name, columns, file } of tables) {
		await owner.unsafe(`copy public.${name} (${columns}) to '${file}'`);
		const [copied] = await owner<{ rows: string }[]>`select pg_read_file(${file}) as rows`;
		blocks.push(`COPY public.${name} (${columns}) FROM stdin;\n${copied!.rows}\\.\n`);
	}
	return blocks.join('\n\n');
}
