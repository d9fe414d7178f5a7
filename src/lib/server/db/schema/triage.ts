import { sql } from 'drizzle-orm';
import { index, integer, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { officers } from './staff.ts';
import { tips } from './tip.ts';

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
		index('in_hand')
			.on(table.officerId)
			.where(sql`${table.endedAt} is null`)
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
