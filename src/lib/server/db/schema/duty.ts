import { sql } from 'drizzle-orm';
import { check, index, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { lanes, officers } from './staff.ts';

/** Who is on duty in a lane, and when. */
export const shifts = pgTable(
	'shifts',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		startsAt: instant('starts_at').notNull(),
		endsAt: instant('ends_at').notNull(),
		/** 1: told first; 2: told next. */
		place: smallint('place').notNull(),
		/** Whose shift it was, before somebody took it over. */
		covers: uuid('covers').references(() => officers.id)
	},
	(table) => [
		index('shifts_of').on(table.laneId, table.startsAt),
		uniqueIndex('one_shift_at_once').on(table.laneId, table.officerId, table.startsAt),
		check('a_shift_has_hours', sql`${table.endsAt} > ${table.startsAt}`),
		check('first_or_next', sql`${table.place} in (1, 2)`)
	]
);

/** When somebody is away: whatever shift of the lane they have then is nobody's. */
export const leaves = pgTable(
	'leaves',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		laneId: text('lane_id')
			.notNull()
			.references(() => lanes.id),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		startsAt: instant('starts_at').notNull(),
		endsAt: instant('ends_at').notNull()
	},
	(table) => [
		index('leaves_of').on(table.laneId, table.endsAt),
		check('a_leave_has_hours', sql`${table.endsAt} > ${table.startsAt}`)
	]
);
