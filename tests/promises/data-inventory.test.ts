import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

type Line = { column: string; cells: readonly string[]; readers: readonly string[] };

/** Every line of every table of the document; columns by their table, `drizzle.…` with its schema. */
const lines = readFileSync(resolve('docs', 'data-inventory.md'), 'utf8')
	.split(/^## /m)
	.slice(1)
	.flatMap((section) => {
		const table = codes(section.split('\n')[0]!)[0];
		return [...section.matchAll(/^\| `(.+?)` +\|(.+)\|$/gm)].map(([, column, rest]): Line => {
			const cells = rest!.split(' | ').map((cell) => cell.trim());
			return { column: `${table}.${column}`, cells, readers: codes(cells[2] ?? '').sort() };
		});
	});

let database: FreshDatabase;
let columns: { column: string; readers: string[] }[];
beforeAll(async () => {
	database = await freshDatabase();
	columns = [
		...(await database.as.owner.execute<{ column: string; readers: string[] }>(sql`
			select case table_schema when 'public' then '' else table_schema || '.' end
					|| table_name || '.' || column_name as column,
				array(
					select reader from unnest(array['definer', 'desk', 'jobs', 'public']) as reader
					where has_schema_privilege('plainsight_' || reader, table_schema, 'usage')
						and has_column_privilege('plainsight_' || reader,
							format('%I.%I', table_schema, table_name), column_name, 'select')
					order by 1
				) as readers
			from information_schema.columns
			where table_schema not in ('pg_catalog', 'information_schema')`))
	];
});
afterAll(() => database.close());

describe('the data inventory', () => {
	it('has a line for every column that there is, and no other', () => {
		expect(columns.length).toBeGreaterThan(100);
		expect(lines.map(({ column }) => column).sort()).toEqual(
			columns.map(({ column }) => column).sort()
		);
	});

	it('names as readers the roles that the database lets read it, and no other', () => {
		const granted = Object.fromEntries(columns.map(({ column, readers }) => [column, readers]));
		const said = Object.fromEntries(lines.map(({ column, readers }) => [column, readers]));
		expect(said).toEqual(granted);
	});

	it('says of each what it is for and when it goes', () => {
		for (const { column, cells } of lines) {
			const [why, , , until] = cells;
			expect(cells, column).toHaveLength(4);
			expect(why, column).toBeTruthy();
			expect(until, column).toBeTruthy();
		}
	});

	it('says who is kept to rows of their own, and the database keeps them to it', async () => {
		const document = readFileSync(resolve('docs', 'data-inventory.md'), 'utf8');
		const guarded = await database.as.owner.execute<{ name: string; guarded: boolean }>(sql`
			select relname as name, relrowsecurity as guarded from pg_class
			where relnamespace = 'public'::regnamespace and relkind = 'r'`);
		for (const { name, guarded: is } of guarded) {
			const intro = document.split(`## \`${name}\``)[1]!.split('|')[0]!;
			expect(/The desk sees|[Ss]een by whoever sees the tip/.test(intro), name).toBe(is);
		}
	});
});

function codes(cell: string): string[] {
	return [...cell.matchAll(/`(.+?)`/g)].map(([, code]) => code!);
}
