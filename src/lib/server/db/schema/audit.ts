import { sql } from 'drizzle-orm';
import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
