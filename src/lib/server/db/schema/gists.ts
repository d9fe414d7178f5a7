import { integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './columns.ts';
import { tips } from './tip.ts';

/** What a tip is about, for lists and search, as a browser of its lane sealed it: see sealed/gist.ts. At most one a tip. */
const ofTip = () => ({
	tipId: uuid('tip_id')
		.primaryKey()
		.references(() => tips.id),
	/** Of the tip's lane: to whose key it is sealed. */
	epoch: integer('epoch').notNull(),
	/** Counts up from 1 as others take its place: who writes names the one that they saw. */
	version: integer('version').notNull(),
	sealed: bytes('sealed').notNull()
});

export const gists = pgTable('gists', ofTip());

/** What an officer calls a tip, in the place of what its gist does. */
export const titles = pgTable('titles', ofTip());
