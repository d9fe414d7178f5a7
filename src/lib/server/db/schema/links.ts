import { index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './columns.ts';
import { tips } from './tip.ts';

/**
 * That two tips belong together, or that a link was taken back: which other tip, how, why, by whom and in which hour stand inside, and
 * one cannot be told from the other. See docs/decisions/0069.
 */
export const tipLinks = pgTable(
	'tip_links',
	{
		id: uuid('id').primaryKey(),
		/** Under which it lies: it goes with that tip. */
		tipId: uuid('tip_id')
			.notNull()
			.references(() => tips.id),
		/** Of the tip's lane: to whose key it is sealed. */
		epoch: integer('epoch').notNull(),
		sealed: bytes('sealed').notNull()
	},
	(table) => [index('links_of').on(table.tipId)]
);
