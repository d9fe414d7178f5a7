import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
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
import { dualRequests, lanes, officers } from './staff.ts';
import { additions, tips, type Stage } from './tip.ts';

const ofTip = () =>
	uuid('tip_id')
		.notNull()
		.references(() => tips.id);
const byOfficer = (name: string) =>
	uuid(name)
		.notNull()
		.references(() => officers.id);

/** Of the lane, whose key it was sealed to; null: the tip's own, as the first releases sealed it. */
const ofEpoch = () => integer('epoch');

/** Whom a tip is assigned to. At most one current one a tip: of two officers who take it, the index lets one win. */
export const assignments = pgTable(
	'assignments',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		tipId: ofTip(),
		officerId: byOfficer('officer_id'),
		assignedBy: byOfficer('assigned_by'),
		assignedAt: instant('assigned_at').notNull().defaultNow(),
		endedAt: instant('ended_at')
	},
	(table) => [
		uniqueIndex('one_current_assignment')
			.on(table.tipId)
			.where(sql`${table.endedAt} is null`),
		index('assignments_of').on(table.tipId),
		index('in_hand')
			.on(table.officerId)
			.where(sql`${table.endedAt} is null`)
	]
);

/** Who has read a tip: an officer's browser said so once it had opened it. */
export const readings = pgTable(
	'readings',
	{ tipId: ofTip(), officerId: byOfficer('officer_id'), readAt: instant('read_at').notNull() },
	(table) => [primaryKey({ columns: [table.tipId, table.officerId] })]
);

/** Who has opened what a tipster added: each officer for themselves. It ends nothing. */
export const seen = pgTable(
	'seen',
	{
		additionId: uuid('addition_id')
			.notNull()
			.references(() => additions.id),
		officerId: byOfficer('officer_id'),
		seenAt: instant('seen_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.additionId, table.officerId] })]
);

/** Stages that are not ours, one current one a tip: see docs/decisions/0062. */
export const tipStages = pgTable(
	'stages',
	{
		/** Of one that was taken back: the id of what the tipster added, so that it begins once. */
		id: uuid('id').primaryKey(),
		tipId: ofTip(),
		stage: text('stage').$type<Stage>().notNull(),
		begunBy: byOfficer('begun_by'),
		begunAt: instant('begun_at').notNull(),
		/** The day, by the country's clock, on which the tip stands among ours again. */
		until: instant('until').notNull(),
		/** When a response is owed if it waits until then; null: none is. */
		dueThen: instant('due_then'),
		epoch: integer('epoch').notNull(),
		/** Stage and day once more, and what was written: whom, why. */
		sealed: bytes('sealed').notNull(),
		/** When the minute's job found that the day has come. */
		cameAt: instant('came_at'),
		endedBy: uuid('ended_by').references(() => officers.id),
		endedAt: instant('ended_at')
	},
	(table) => [
		index('stages_of').on(table.tipId),
		uniqueIndex('one_current_stage')
			.on(table.tipId)
			.where(sql`${table.endedAt} is null`),
		index('to_come')
			.on(table.until)
			.where(sql`${table.endedAt} is null and ${table.cameAt} is null`),
		// Nobody holds a tip for ever, whatever they write: see triage/stage.ts for the days of each level.
		check('waits_a_month', sql`${table.until} <= ${table.begunAt} + interval '31 days'`)
	]
);

/**
 * What counts as a response, or as dealing with what a tipster said, and is no reply. `waived`: none is owed, and why. `heeded`: there
 * is nothing to answer.
 */
export const responses = pgTable(
	'responses',
	{
		id: uuid('id').primaryKey(),
		tipId: ofTip(),
		kind: text('kind').$type<'waived' | 'heeded'>().notNull(),
		madeBy: byOfficer('made_by'),
		madeAt: instant('made_at').notNull(),
		epoch: ofEpoch(),
		/** Why no response is owed. */
		sealed: bytes('sealed')
	},
	(table) => [
		index('responses_of').on(table.tipId),
		check('waived_with_a_reason', sql`(${table.kind} = 'heeded') = (${table.sealed} is null)`)
	]
);

export const notes = pgTable(
	'notes',
	{
		id: uuid('id').primaryKey(),
		tipId: ofTip(),
		madeBy: byOfficer('made_by'),
		madeAt: instant('made_at').notNull().defaultNow(),
		epoch: ofEpoch(),
		sealed: bytes('sealed').notNull()
	},
	(table) => [index('notes_of').on(table.tipId)]
);

export const urgencyChanges = pgTable(
	'urgency_changes',
	{
		id: uuid('id').primaryKey(),
		tipId: ofTip(),
		madeBy: byOfficer('made_by'),
		madeAt: instant('made_at').notNull().defaultNow(),
		was: smallint('was').notNull(),
		becomes: smallint('becomes').notNull(),
		epoch: ofEpoch(),
		/** The reason. */
		sealed: bytes('sealed').notNull()
	},
	(table) => [index('urgency_changes_of').on(table.tipId)]
);

/** A closed tip has one current closure; reopening ends it and keeps it. */
export const closures = pgTable(
	'closures',
	{
		id: uuid('id').primaryKey(),
		tipId: ofTip(),
		closedBy: byOfficer('closed_by'),
		closedAt: instant('closed_at').notNull().defaultNow(),
		/** What the tipster's page says of it. */
		told: text('told').$type<'closed' | 'passed-on'>().notNull(),
		epoch: ofEpoch(),
		/** Outcome and reason. */
		sealed: bytes('sealed').notNull(),
		reopenedBy: uuid('reopened_by').references(() => officers.id),
		reopenedAt: instant('reopened_at'),
		/** As `epoch`, of the reopening. */
		reopeningEpoch: integer('reopening_epoch'),
		/** Why it was reopened. */
		sealedReopening: bytes('sealed_reopening')
	},
	(table) => [
		uniqueIndex('one_current_closure')
			.on(table.tipId)
			.where(sql`${table.reopenedAt} is null`)
	]
);

const toLane = (name: string) =>
	text(name)
		.notNull()
		.references(() => lanes.id);

/** A tip on its way to another lane, and once it is there, for good, where it came from. */
export const moves = pgTable(
	'moves',
	{
		id: uuid('id').primaryKey(),
		tipId: ofTip(),
		fromLane: toLane('from_lane'),
		toLane: toLane('to_lane'),
		/** Of the lane in which the tip will be, or by now is: to whose key `sealed` is sealed. */
		epoch: integer('epoch').notNull(),
		movedBy: byOfficer('moved_by'),
		begunAt: instant('begun_at').notNull(),
		/** Null while it is on its way. */
		movedAt: instant('moved_at'),
		/** Why, for the lane where the tip is now. */
		sealed: bytes('sealed'),
		/** When somebody there, other than who moved it, found that all of it opens: some days later the former files go. */
		foundAt: instant('found_at')
	},
	(table) => [
		uniqueIndex('one_move_a_mover')
			.on(table.tipId, table.movedBy)
			.where(sql`${table.movedAt} is null`),
		index('moves_of').on(table.tipId),
		index('unfound')
			.on(table.tipId)
			.where(sql`${table.movedAt} is not null and ${table.foundAt} is null`),
		check('moved_with_a_reason', sql`(${table.movedAt} is null) = (${table.sealed} is null)`)
	]
);

/** What is sealed of a tip, one kind for each column that holds some of it: see drizzle/functions/tip_files.sql. */
export const movedKinds = [
	'tip',
	'addition',
	'part',
	'note',
	'reason',
	'closure',
	'reopening',
	'stage',
	'response',
	'reply',
	'sending',
	'kept',
	'move'
] as const;
export type MovedKind = (typeof movedKinds)[number];

/**
 * Files of a move. While the tip is on its way: those that take the place of what lies there. Once it is moved: the former ones,
 * until somebody of its new lane, other than who moved it, has found that all of it opens.
 */
export const moveFiles = pgTable(
	'move_files',
	{
		moveId: uuid('move_id')
			.notNull()
			.references(() => moves.id, { onDelete: 'cascade' }),
		/** It lay there before the move. */
		isFormer: boolean('is_former').notNull().default(false),
		kind: text('kind').$type<MovedKind>().notNull(),
		/** Of the row that it belongs to. */
		rowId: uuid('row_id').notNull(),
		/** Of a part: which chunk. */
		n: integer('n').notNull(),
		/** Of the lane to whose key it is sealed. */
		epoch: integer('epoch').notNull(),
		sealed: bytes('sealed').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.moveId, table.isFormer, table.kind, table.rowId, table.n] })
	]
);

/** A lane's own wording of a ready answer, which two of its members want: see docs/decisions/0071. Which answer and language is sealed. */
export const templates = pgTable(
	'templates',
	{
		/** Of the request that somebody else agreed to. */
		id: uuid('id')
			.primaryKey()
			.references(() => dualRequests.id),
		laneId: toLane('lane_id'),
		/** Of the lane: to whose key it is sealed. */
		epoch: integer('epoch').notNull(),
		/** What was asked for as its writer signed it, and that somebody else wants it, signed by them. */
		sealed: bytes('sealed').notNull()
	},
	(table) => [index('templates_of').on(table.laneId)]
);
