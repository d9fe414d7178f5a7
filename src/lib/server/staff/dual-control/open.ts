import { and, eq, gte, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { hourOf } from '#lib/sealed/act.ts';
import { dualRequests } from '../../db/index.ts';

/** What is asked of one thing in a lane. */
export const of = ({ lane, subject }: { readonly lane: string; readonly subject: string }) =>
	and(eq(dualRequests.laneId, lane), eq(dualRequests.subject, subject));

export const isUnsettled = [isNull(dualRequests.agreedAt), isNull(dualRequests.endedAt)];
export const isOpen = (now: Date) => [
	...isUnsettled,
	gte(dualRequests.until, hourFrom(hourOf(now)))
];
export const isSpent = (now: Date) => [
	...isUnsettled,
	lt(dualRequests.until, hourFrom(hourOf(now)))
];
export const isPast = (now: Date) =>
	or(isNotNull(dualRequests.agreedAt), isNotNull(dualRequests.endedAt), and(...isSpent(now)));

export const hourFrom = (hour: string): Date => new Date(`${hour}:00:00Z`);
