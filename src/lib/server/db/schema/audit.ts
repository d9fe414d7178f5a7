import { sql } from 'drizzle-orm';
import {
	bigint,
	date,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique
} from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/** One chain a lane (its id), and `people` for staff and settings. Written by the database's own trigger alone. */
export const auditChains = pgTable('audit_chains', {
	id: text('id').primaryKey(),
	/** Sequence number and hash of the newest entry. */
	seq: bigint('seq', { mode: 'number' }).notNull(),
	head: bytes('head').notNull()
});

/** Append-only: the database refuses update, delete and truncate, and computes seq, prev and hash itself. */
export const auditEntries = pgTable(
	'audit_entries',
	{
		chainId: text('chain_id').notNull(),
		seq: bigint('seq', { mode: 'number' }).notNull().default(0),
		at: instant('at').notNull(),
		/** SHA-256 of salt and body: binds the body without telling it. */
		commitment: bytes('commitment').notNull(),
		/** The body with its salt: sealed to the lane, or plain JSON in the chain of people. */
		body: bytes('body').notNull(),
		/** Hash of the entry before; 32 zero bytes for the first. */
		prev: bytes('prev')
			.notNull()
			.default(sql`'\\x'`),
		/** Over everything above; see audit/verify.ts. */
		hash: bytes('hash')
			.notNull()
			.default(sql`'\\x'`)
	},
	(table) => [primaryKey({ columns: [table.chainId, table.seq] })]
);

/** The days of the record: one leaf of its tree each, with the checkpoint that was signed over all leaves up to it. Append-only. */
export const auditDays = pgTable('audit_days', {
	/** Which leaf, from nought. */
	number: integer('number').primaryKey(),
	/** The day that was over, in UTC. */
	day: date('day', { mode: 'string' }).notNull().unique(),
	/** Of which the slots that no chain has are made: whoever knows it can tell that none was forgotten. */
	seed: bytes('seed').notNull(),
	/** 256 hashes, one after the other: see audit/slots.ts. */
	slots: bytes('slots').notNull(),
	/** Of the tree over the slots: what the leaf is made of. */
	root: bytes('root').notNull(),
	checkpoint: text('checkpoint').notNull()
});

/** Where a chain's head lies among the slots of a day. Append-only. */
export const auditSlots = pgTable(
	'audit_slots',
	{
		number: integer('number')
			.notNull()
			.references(() => auditDays.number),
		chainId: text('chain_id').notNull(),
		position: smallint('position').notNull(),
		salt: bytes('salt').notNull(),
		/** Number and hash of the chain's newest entry when the day was closed. */
		seq: bigint('seq', { mode: 'number' }).notNull(),
		head: bytes('head').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.number, table.chainId] }),
		unique('a_slot_each').on(table.number, table.position)
	]
);

/** What a day's leaf holds besides the heads of chains: see audit/statements.ts. Append-only; each is there once. */
export const auditStatements = pgTable(
	'audit_statements',
	{
		number: integer('number')
			.notNull()
			.references(() => auditDays.number),
		/** Where it lies among the places of that day. */
		place: integer('place').notNull(),
		salt: bytes('salt').notNull(),
		kind: text('kind').$type<StatementKind>().notNull(),
		/** A lane and its epoch, or the id of a row. */
		subject: text('subject').notNull(),
		/** SHA-256 of what it was, base64url. */
		print: text('print').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.number, table.place] }),
		unique('a_statement_once').on(table.kind, table.subject, table.print)
	]
);

/** `card`: of a lane. `tip`, `addition`: a tipster's sealed file. */
export type StatementKind = 'card' | 'tip' | 'addition';

/** Acts that somebody signed, each of which is entered once: hashes of signatures, which tell nothing of whose they are. Append-only. */
export const signedActs = pgTable('signed_acts', { print: bytes('print').primaryKey() });
