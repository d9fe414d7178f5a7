import { sql, type SQL } from 'drizzle-orm';
import type { Db, Tx } from './client.ts';
import { rowOf } from './row.ts';

/** A type of PostgreSQL, by the name that its catalogue gives it, and what it is here. */
type Type<Here> = {
	readonly name: string;
	write(here: Here): unknown;
	read(there: unknown): Here;
};
type Shape = Readonly<Record<string, Type<unknown>>>;
type Values<S extends Shape> = {
	readonly [Key in keyof S]: S[Key] extends Type<infer Here> ? Here : never;
};
type Given<S extends Shape> = keyof S extends never ? [] : [given: Values<S>];

/** As the driver gives and takes it. */
const plain = <Here>(name: string): Type<Here> => ({
	name,
	write: (here) => here,
	read: (there) => there as Here
});

export const boolean = plain<boolean>('boolean');
export const bytea = plain<Uint8Array>('bytea');
export const integer = plain<number>('integer');
export const jsonb = <Here>() => plain<Here>('jsonb');
export const nothing = plain<void>('void');
export const smallint = plain<number>('smallint');
export const text = plain<string>('text');
export const textOf = <Here extends string>() => plain<Here>('text');
export const texts = plain<readonly string[]>('text[]');
export const uuid = plain<string>('uuid');
export const uuids = plain<readonly string[]>('uuid[]');
/** To be given alone: the driver takes an array for whatever its first member is. */
export const byteas: Type<readonly Uint8Array[]> = {
	...plain('bytea[]'),
	write: (here) => `{${here.map((bytes) => `"\\\\x${Buffer.from(bytes).toString('hex')}"`).join()}}`
};
export const instant: Type<Date> = {
	name: 'timestamp with time zone',
	write: (here) => here.toISOString(),
	read: (there) => new Date(String(there))
};
/** As of byteas: to be given alone. */
export const instants: Type<readonly Date[]> = {
	...plain('timestamp with time zone[]'),
	write: (here) => `{${here.map((at) => `"${at.toISOString()}"`).join()}}`
};
/** The day, in UTC, in which an instant lies. */
export const day: Type<Date> = {
	...instant,
	name: 'date',
	write: (at) => at.toISOString().slice(0, 10)
};
export const orNull = <Here>({ name, write, read }: Type<Here>): Type<Here | null> => ({
	name,
	write: (here) => (here === null ? null : write(here)),
	read: (there) => (there === null ? null : read(there))
});

/** A function that gives one value, as a verb: its arguments by name. */
export const value = <const Arguments extends Shape, Here>(
	name: string,
	takes: Arguments,
	gives: Type<Here>
) =>
	Object.assign(
		async (db: Db | Tx, ...[given]: Given<Arguments>): Promise<Here> => {
			const row = rowOf(
				await db.execute<{ value: unknown }>(sql`select ${called(name, takes, given)} as value`)
			);
			return gives.read(row.value);
		},
		{ signature: `${name}(${declared(takes, 'p_')}) ${gives.name}` }
	);

/** A function that gives rows. */
export const rows = <const Arguments extends Shape, const Columns extends Shape>(
	name: string,
	takes: Arguments,
	gives: Columns
) =>
	Object.assign(
		async (db: Db | Tx, ...[given]: Given<Arguments>): Promise<Values<Columns>[]> => {
			const found = await db.execute<Record<string, unknown>>(
				sql`select * from ${called(name, takes, given)}`
			);
			return found.map((row) =>
				mapped(gives, (type, key) => type.read(row[snake(key)]))
			) as Values<Columns>[];
		},
		{ signature: `${name}(${declared(takes, 'p_')}) TABLE(${declared(gives)})` }
	);

/** By PostgreSQL's named notation, each argument of exactly its type: of two functions of one name the right one. */
function called(name: string, takes: Shape, given: Readonly<Record<string, unknown>> = {}): SQL {
	const named = Object.entries(takes).map(
		([key, type]) =>
			sql`${sql.raw(`p_${snake(key)}`)} => ${sql.param(type.write(given[key]))}::${sql.raw(type.name)}`
	);
	return sql`${sql.raw(name)}(${sql.join(named, sql`, `)})`;
}

const declared = (shape: Shape, prefix = ''): string =>
	Object.entries(shape)
		.map(([key, { name }]) => `${prefix}${snake(key)} ${name}`)
		.join(', ');

const mapped = <To>(shape: Shape, to: (type: Type<unknown>, key: string) => To) =>
	Object.fromEntries(Object.entries(shape).map(([key, type]) => [key, to(type, key)]));

const snake = (name: string): string =>
	name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
