import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { postgres, type FreshDatabase } from './database.ts';

/** Every way in which a text could lie in a file: as it is, in hex, in base64 wherever it begins, in an address. */
export function formsOf(marker: string): string[] {
	const bytes = Buffer.from(marker);
	const base64 = [0, 1, 2].map((shift) => {
		const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
		// Symbols at the ends also hold bits of what stands beside it.
		return whole.slice(shift === 0 ? 0 : shift + 1).replace(/.{0,2}=*$/, '');
	});
	return [
		...new Set([
			marker,
			encodeURIComponent(marker),
			bytes.toString('hex'),
			...base64,
			...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
		])
	].filter((form) => form.length >= 8);
}

/** An address of IP version 4 also as programs write it: as one number, in hex, backwards. */
export function formsOfAddress(address: string): string[] {
	const octets = address.split('.').map(Number);
	const hex = Buffer.from(octets).toString('hex');
	return [
		...formsOf(address),
		...formsOf([...octets].reverse().join('.')),
		String(Number.parseInt(hex, 16)),
		hex
	];
}

/** Where any of these stands in a text. */
export const findIn = (where: string, text: string, forms: readonly string[]): string[] =>
	forms.filter((form) => text.includes(form)).map((form) => `${where}: ${form}`);

/** Searches every row of every table, as the owner reads it. */
export async function findInTables(
	{ as: { owner } }: FreshDatabase,
	forms: readonly string[]
): Promise<string[]> {
	const tables = await owner.execute<{ name: string }>(
		sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname not in ('pg_catalog', 'information_schema')`
	);
	const found: string[] = [];
	for (const { name } of tables) {
		const rows = await owner.execute<{ row: string }>(
			sql`select t::text as row from ${sql.raw(name)} t`
		);
		for (const { row } of rows) {
			found.push(...findIn(name, row, forms));
			// What is stored as bytes is shown in hex: look at the bytes too.
			for (const [, hex] of row.matchAll(/\\x([0-9a-f]{16,})/g)) {
				found.push(...findIn(name, Buffer.from(hex!, 'hex').toString('latin1'), forms));
			}
		}
	}
	return found;
}

/** Searches the bytes of the whole data folder: tables, indexes, write-ahead log, the server's own log. */
export async function findInDataFolder(
	{ as: { owner } }: FreshDatabase,
	forms: readonly string[]
): Promise<string[]> {
	await owner.execute(sql`checkpoint`);
	const { cluster } = postgres();
	const [row] = await owner.execute<{ tips: string }>(
		sql`select pg_relation_filepath('tips') as tips`
	);
	// In a tablespace, which is a link in the folder, that is somewhere else.
	const ownFiles = join(cluster, dirname(row!.tips));
	return [cluster, ownFiles].flatMap((folder) =>
		filesIn(folder).flatMap((file) => {
			const path = join(folder, file);
			try {
				if (!statSync(path).isFile()) return [];
				return findIn(file, readFileSync(path, 'latin1'), forms);
			} catch (error) {
				// The server removes files while we look.
				if ((error as { code?: string }).code === 'ENOENT') return [];
				throw error;
			}
		})
	);
}

/** Walks again when another test's database went away meanwhile: a file that is left out is not searched. */
function filesIn(folder: string): string[] {
	for (;;) {
		try {
			return readdirSync(folder, { recursive: true, encoding: 'utf8' });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		}
	}
}
