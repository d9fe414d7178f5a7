import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	pgTable,
	primaryKey,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { officers } from './staff.ts';

/** `mail`: by SMTP. `pager`: by the operator's webhook, which leads to a pager or a phone. */
export const alertChannels = ['mail', 'pager'] as const;
export type AlertChannel = (typeof alertChannels)[number];

/** Where an officer is told. */
export const alertAddresses = pgTable(
	'alert_addresses',
	{
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		channel: text('channel').$type<AlertChannel>().notNull(),
		/** Proven: alerts go there. Null while none is. */
		address: text('address'),
		/** What is to be proven: `code` is sent there. The one before counts until then. */
		proposed: text('proposed'),
		/** Eight digits; null once they came back, or were guessed at too often. */
		code: text('code'),
		codeUntil: instant('code_until'),
		wrongCodes: smallint('wrong_codes').notNull().default(0),
		provenAt: instant('proven_at'),
		/** Marks in a row at which nothing could be delivered there. */
		undelivered: smallint('undelivered').notNull().default(0)
	},
	(table) => [
		primaryKey({ columns: [table.officerId, table.channel] }),
		check('proven_or_none', sql`num_nonnulls(${table.address}, ${table.provenAt}) in (0, 2)`)
	]
);

/** What somebody wants to be told besides what is urgent. Without a row: all of it. */
export const alertWishes = pgTable('alert_wishes', {
	officerId: uuid('officer_id')
		.primaryKey()
		.references(() => officers.id),
	hourly: boolean('hourly').notNull(),
	digest: boolean('digest').notNull()
});

/** The outbox. It tells of no tip and of no lane. */
export const alerts = pgTable(
	'alerts',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		/** Null: a custodian, by the place of their address in the settings. */
		officerId: uuid('officer_id').references(() => officers.id),
		custodian: smallint('custodian'),
		/** At which it leaves; of a code, when it was asked for. */
		mark: instant('mark').notNull(),
		kind: text('kind').$type<'now' | 'digest' | 'code'>().notNull(),
		channel: text('channel').$type<AlertChannel>().notNull(),
		state: text('state')
			.$type<'waiting' | 'delivered' | 'undelivered'>()
			.notNull()
			.default('waiting'),
		tries: smallint('tries').notNull().default(0),
		/** By when it has to be delivered. */
		until: instant('until').notNull(),
		/** Nobody tries before: somebody else does, or just did. */
		nextTryAt: instant('next_try_at').notNull(),
		settledAt: instant('settled_at')
	},
	(table) => [
		uniqueIndex('one_alert_a_mark')
			.on(table.officerId, table.mark, table.kind)
			.where(sql`${table.kind} <> 'code' and ${table.officerId} is not null`),
		index('alerts_of').on(table.officerId, table.mark),
		index('alerts_to_deliver')
			.on(table.nextTryAt)
			.where(sql`${table.state} = 'waiting'`),
		check('somebody_is_told', sql`num_nonnulls(${table.officerId}, ${table.custodian}) = 1`)
	]
);

/** Up to which mark it is computed who is told: one row. */
export const alertMarks = pgTable(
	'alert_marks',
	{ only: boolean('only').primaryKey().default(true), computedUntil: instant('computed_until') },
	(table) => [check('one_row', sql`${table.only}`)]
);

/** Whether mail server and gateway answer: asked at each mark, whether or not there is anything to send. */
export const alertGateways = pgTable('alert_gateways', {
	channel: text('channel').$type<AlertChannel>().primaryKey(),
	/** The mark at which it last did. */
	answeredAt: instant('answered_at'),
	/** The first mark since then at which it did not. */
	failingSince: instant('failing_since')
});

/** What waits on the hour, by kind: see drizzle/functions/what_came.sql. */
export type Came =
	| 'pressing'
	| 'still-pressing'
	| 'unread'
	| 'answer'
	| 'came-back'
	| 'note'
	| 'handed-over'
	| 'asked';
