import { and, asc, desc, eq, isNull, lt, ne, sql } from 'drizzle-orm';
import { hourOf } from '#lib/sealed/act.ts';
import { actingAs, dualRequests, functions, type Db } from '../../db/index.ts';
import type { Actor, DeskContext, Reading } from '../context.ts';
import { hourFrom, isOpen, isPast } from './open.ts';

/** For how long one that nobody agreed to is kept: whoever asked is told what became of it, and sees it in the list. */
const KEPT_DAYS = 30;

/** What waits for a second person in the actor's lanes, as it lies: the one first whose time is over first. */
export const requests = ({ db }: DeskContext, actor: Actor, now: Date) =>
	actingAs(db, actor.officerId, (tx) =>
		tx
			.select(AS_IT_LIES)
			.from(dualRequests)
			.where(and(...isOpen(now)))
			.orderBy(asc(dualRequests.until))
	);

/** Requests on one page of those that wait no more. */
const PAST_A_PAGE = 50;

/** What waits no more in the actor's lanes, the newest first: agreed to, refused, taken back, lapsed, or ended with its subject. */
export const past = ({ db }: DeskContext, actor: Actor, now: Date) =>
	actingAs(db, actor.officerId, (tx) =>
		tx
			.select(AS_IT_LIES)
			.from(dualRequests)
			.where(isPast(now))
			.orderBy(
				desc(
					sql`coalesce(${dualRequests.agreedAt}, ${dualRequests.endedAt}, ${dualRequests.until})`
				)
			)
			.limit(PAST_A_PAGE)
	);

const AS_IT_LIES = {
	id: dualRequests.id,
	lane: dualRequests.laneId,
	sealed: dualRequests.sealed,
	/** What of the lane's record says what became of it. */
	entry: dualRequests.endedIn,
	refusal: dualRequests.refusal
};

/** How much the actor could agree to, and how much became of what they asked for and were not told yet. */
export const countForTwo = (
	{ db }: Reading,
	{ officerId }: Actor,
	now: Date
): Promise<{ readonly wanted: number; readonly news: number }> =>
	actingAs(db, officerId, async (tx) => ({
		wanted: await tx.$count(dualRequests, and(ne(dualRequests.askedBy, officerId), ...isOpen(now))),
		news: await tx.$count(
			dualRequests,
			and(eq(dualRequests.askedBy, officerId), isNull(dualRequests.toldAt), isPast(now))
		)
	}));

/** Notes that the actor was shown what became of these, as far as they asked for them. */
export const markTold = (
	{ db }: DeskContext,
	{ officerId }: Actor,
	shown: readonly string[],
	now: Date
): Promise<void> => actingAs(db, officerId, (tx) => functions.markShown(tx, { shown, now }));

/** Forgets what nobody agreed to, some time after its own is over. */
export const purge = (db: Db, now: Date) => {
	const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
	const isOver = lt(dualRequests.until, hourFrom(hourOf(before)));
	return db.delete(dualRequests).where(and(isNull(dualRequests.agreedAt), isOver));
};
