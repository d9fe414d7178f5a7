import { sql } from 'drizzle-orm';
import { pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { officers } from './staff.ts';
import { tips } from './tip.ts';

/** Who stepped aside from a tip: they know these people. See docs/decisions/0070. */
export const stepAsides = pgTable(
	'step_asides',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		tipId: uuid('tip_id')
			.notNull()
			.references(() => tips.id),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		steppedAt: instant('stepped_at').notNull(),
		/** Who let them come back, and when. */
		endedBy: uuid('ended_by').references(() => officers.id),
		endedAt: instant('ended_at')
	},
	(table) => [
		uniqueIndex('aside_once')
			.on(table.tipId, table.officerId)
			.where(sql`${table.endedAt} is null`),
		uniqueIndex('asides_of_officer')
			.on(table.officerId, table.tipId)
			.where(sql`${table.endedAt} is null`)
	]
);
