import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { lanes } from './staff.ts';

/** How sure the server is that a person and not a robot sent it. `quarantined`: the checks failed, kept all the same. */
export type Standing = 'proven' | 'unproven' | 'quarantined';

/** Whose move a tip is, where it is not ours: the tipster's, whom we asked; an agency's; nobody's until a day; or none at all. */
export const stages = ['tipster', 'agency', 'held', 'withdrawn'] as const;
export type Stage = (typeof stages)[number];
/** What runs against a tip, by name: what is owed of it, or the day of its stage. */
export type Clock = 'reading' | 'response' | 'answer' | Stage;

/**
 * Every column here is in docs/data-inventory.md, with the reason why it may be readable;
 * tests/promises/data-inventory.test.ts holds the two against each other.
 */
export const tips = pgTable(
	'tips',
	{
		/** Random; never ordered by time. */
		id: uuid('id').primaryKey(),
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		epoch: integer('epoch').notNull(),
		/** Start of the hour; of the five minutes for P1. */
		arrivedAt: instant('arrived_at').notNull(),
		/** By when somebody is to have read it; null: of a release that did not say. */
		readDueAt: instant('read_due_at'),
		/** When a first response is owed. */
		dueAt: instant('due_at').notNull(),
		/** 1 to 4. */
		urgency: smallint('urgency').notNull(),
		/** Version of the rules that computed it. */
		urgencyRules: smallint('urgency_rules').notNull(),
		standing: text('standing').$type<Standing>().notNull(),
		state: text('state').$type<'open' | 'closed'>().notNull().default('open'),
		/** When the first officer's browser said that it opened it; null: nobody has read it. */
		readAt: instant('read_at'),
		/** Start of the five minutes in which somebody first responded since its clock began; null: a response is owed. */
		respondedAt: instant('responded_at'),
		/** Start of the hour in which it was closed; null while it is open. */
		closedAt: instant('closed_at'),
		/** Where it stands in its lane's queue, before level and time: see drizzle/functions/place_of.sql. The database keeps it. */
		rank: smallint('rank').notNull().default(1),
		/** Which of its clocks ends first, and when. The same function says so. Null: nothing runs. */
		clock: text('clock').$type<Clock>(),
		clockDueAt: instant('clock_due_at'),
		/** Public half of the tipster's reply identity; null once the code is burnt. */
		replyRecipient: text('reply_recipient'),
		burntOn: date('burnt_on'),
		sealed: bytes('sealed').notNull()
	},
	(table) => [
		// One for each list of the desk, in its order: see triage/queue.ts.
		index('queue')
			.on(
				table.laneId,
				sql`(${table.standing} = 'unproven')`,
				table.rank,
				table.urgency,
				table.clockDueAt,
				table.arrivedAt,
				table.id
			)
			.where(sql`${table.state} = 'open' and ${table.standing} <> 'quarantined'`),
		index('quarantine')
			.on(table.laneId, table.rank, table.urgency, table.clockDueAt, table.arrivedAt, table.id)
			.where(sql`${table.state} = 'open' and ${table.standing} = 'quarantined'`),
		index('waiting')
			.on(table.laneId, table.clockDueAt, table.arrivedAt, table.id, table.urgency)
			.where(sql`${table.state} = 'open' and ${table.rank} = 5`),
		index('closed')
			.on(table.laneId, table.closedAt, table.id, table.urgency)
			.where(sql`${table.state} = 'closed'`),
		// Of four weeks, for supervision: see drizzle/functions/met_targets.sql.
		index('arrived').on(table.laneId, table.arrivedAt)
	]
);

/**
 * Receipt codes, by what they are found by. `first`: given out with the tip. `second`: leads to a page on which nothing was
 * written, for somebody who is forced to show a code. Each tip has one of those from its arrival on, asked for or not, and
 * another in its place once it is burnt, so that a tip's rows do not tell who did.
 */
export const codes = pgTable(
	'codes',
	{
		/** A MAC under the pepper: 32 bytes that tell nothing of the code without it. See docs/receipt-codes.md. */
		lookupId: bytes('lookup_id').primaryKey(),
		/** Null: a second code that was burnt. It stays, so that the same is never made again. */
		tipId: uuid('tip_id').references(() => tips.id),
		kind: text('kind').$type<'first' | 'second'>().notNull(),
		/** How it is derived, and so is all that comes of it. */
		version: smallint('version').notNull(),
		/** Print of the pepper; null: of the only one that there was before peppers had prints. */
		pepper: text('pepper')
	},
	(table) => [
		index('codes_of').on(table.tipId),
		uniqueIndex('one_first_code')
			.on(table.tipId)
			.where(sql`${table.kind} = 'first'`),
		check(
			'code_kinds',
			sql`${table.kind} = 'second' or (${table.kind} = 'first' and ${table.tipId} is not null)`
		)
	]
);

/** Tips whose arrival is not on record yet: written by a trigger with the tip, taken by the hourly sweep. */
export const unswept = pgTable('unswept', {
	tipId: uuid('tip_id')
		.primaryKey()
		.references(() => tips.id)
});

/** What a tipster added later. */
export const additions = pgTable(
	'additions',
	{
		id: uuid('id').primaryKey(),
		tipId: uuid('tip_id')
			.notNull()
			.references(() => tips.id),
		/** The epoch it was sealed to: not always the tip's. */
		epoch: integer('epoch').notNull(),
		arrivedAt: instant('arrived_at').notNull(),
		/** When whoever has the tip first read it, or of a tip that nobody has anybody. */
		openedAt: instant('opened_at'),
		/** By when it is to be answered, for the tip's level; null: of a release that did not say. */
		dueAt: instant('due_at'),
		/** When whoever has the tip had dealt with it; null shows in the queue as news. */
		dealtAt: instant('dealt_at'),
		sealed: bytes('sealed').notNull()
	},
	(table) => [
		index('additions_of').on(table.tipId),
		index('undealt')
			.on(table.tipId)
			.where(sql`${table.dealtAt} is null`)
	]
);

/**
 * Parts of files, sealed to the lane, and files that are still on their way, sealed under a key that is there only while
 * the code is brought.
 */
export const parts = pgTable(
	'parts',
	{
		id: uuid('id').primaryKey(),
		tipId: uuid('tip_id')
			.notNull()
			.references(() => tips.id),
		/** Null while it is on its way; what stays so is swept. */
		additionId: uuid('addition_id').references(() => additions.id),
		/** Start of the hour in which it began, or went on. */
		beganAt: instant('began_at').notNull()
	},
	(table) => [
		index('parts_of').on(table.additionId),
		index('parts_on_their_way')
			.on(table.tipId)
			.where(sql`${table.additionId} is null`)
	]
);

export const chunks = pgTable(
	'chunks',
	{
		partId: uuid('part_id')
			.notNull()
			.references(() => parts.id, { onDelete: 'cascade' }),
		/** From 0: of a sealed part the chunk's number, of one on its way the byte that it begins with. */
		n: integer('n').notNull(),
		/** At most 512 KiB, and what sealing adds. */
		sealed: bytes('sealed').notNull()
	},
	(table) => [primaryKey({ columns: [table.partId, table.n] })]
);

/** What officers told the tipster. */
export const replies = pgTable(
	'replies',
	{
		id: uuid('id').primaryKey(),
		tipId: uuid('tip_id')
			.notNull()
			.references(() => tips.id),
		/** The lane whose key signed it; null: the tip's own, which it never left since. */
		laneId: text('lane_id').references(() => lanes.id),
		/** Of that lane: whose key signed it. */
		epoch: integer('epoch').notNull(),
		/** Of the tip's own lane, to whose key file and `sending` are sealed since the tip was moved there; null: `epoch`. */
		movedEpoch: integer('moved_epoch'),
		/** Start of the hour. */
		writtenAt: instant('written_at').notNull(),
		/** The tipster's page says "we have a question" until something is added. */
		asks: text('asks').$type<'open' | 'answered'>(),
		/** One file, which the tipster and the lane open; of the first releases the tipster's alone. Null once it is gone. */
		sealed: bytes('sealed_for_tipster'),
		/** Who sent it, over the file, for the lane alone. Null: as the first releases sent it. */
		sending: bytes('sending'),
		/** What was said, for the lane alone: once the file is gone, and of the first releases from the beginning. */
		kept: bytes('sealed_for_lane'),
		/** The epoch of the tip's own lane to whose key `kept` is sealed; null: `epoch`. */
		keptEpoch: integer('kept_epoch'),
		/** The tipster cleared it or burnt the code: no page shows it, and the file goes with the lane's next unlock. */
		isHidden: boolean('is_hidden').notNull().default(false),
		/** Start of the hour in which the tipster first read it. */
		readAt: instant('read_at'),
		/** Start of the hour in which the tipster's page first found that it is not the lane's, and did not show it. */
		refusedAt: instant('refused_at')
	},
	(table) => [
		index('replies_of').on(table.tipId),
		index('replies_to_keep')
			.on(table.tipId)
			.where(sql`${table.isHidden} and ${table.sealed} is not null`),
		check(
			'a_reply_is_kept',
			sql`${table.kept} is not null or (${table.sealed} is not null and ${table.sending} is not null)`
		)
	]
);

/** What a lane says again of a reply as its tip moves away: see sealed/restated.ts. */
export const restatements = pgTable(
	'restatements',
	{
		replyId: uuid('reply_id')
			.notNull()
			.references(() => replies.id, { onDelete: 'cascade' }),
		/** Which lane says so. */
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		/** Of that lane: whose key signed it. */
		epoch: integer('epoch').notNull(),
		/** SHA-256 of what the reply's file holds. */
		said: text('said').notNull(),
		signature: text('signature').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.laneId, table.replyId] }),
		index('restated_of').on(table.replyId)
	]
);

/** Bare ids of tips that two people deleted, and of what was added to them: days of the record go on naming them. */
export const deletions = pgTable('deletions', {
	subject: uuid('subject').primaryKey(),
	/** Where it lay: the record of that lane says who deleted it. */
	laneId: text('lane_id')
		.notNull()
		.references(() => lanes.id),
	deletedOn: date('deleted_on', { mode: 'string' }).notNull()
});

/** How many tips came of one form: a keyed digest of the ticket, and the day, to be forgotten after. */
export const ticketUses = pgTable('ticket_uses', {
	digest: bytes('digest').primaryKey(),
	uses: integer('uses').notNull(),
	day: date('day').notNull()
});

/** Counts without addresses: the quarantine's daily quota, the hour's inflow, the day's KiB of files. */
export const inflow = pgTable(
	'inflow',
	{
		kind: text('kind')
			.$type<'quarantined' | 'unproven' | 'arrived' | 'files' | 'second-codes'>()
			.notNull(),
		since: instant('since').notNull(),
		count: integer('count').notNull()
	},
	(table) => [primaryKey({ columns: [table.kind, table.since] })]
);
