import { sql } from 'drizzle-orm';
import { actingAs, rowOf } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

/** Counted no further: whoever sees nine looks. */
const COUNTED_UP_TO = 99;

/**
 * How much of the actor's lanes waits for somebody at once, and for the actor: urgent tips that nobody has taken, and the actor's own
 * of which something is new.
 */
export const waiting = (
	{ db }: DeskContext,
	{ officerId }: Actor
): Promise<{ readonly urgent: number; readonly mine: number }> =>
	actingAs(db, officerId, async (tx) =>
		rowOf(
			await tx.execute<{ urgent: number; mine: number }>(sql`
				select
					(select count(*)::int from (
						select from tips t
						where t.state = 'open' and t.urgency = 1 and t.standing <> 'quarantined'
							and not exists (select from assignments a where a.tip_id = t.id and a.ended_at is null)
						limit ${COUNTED_UP_TO}
					) u) as urgent,
					(select count(*)::int from (
						select from assignments a join tips t on t.id = a.tip_id
						where a.officer_id = ${officerId} and a.ended_at is null and t.state = 'open' and (
							exists (
								select from additions d
								where d.tip_id = t.id and d.dealt_at is null and not exists (
									select from seen s where s.addition_id = d.id and s.officer_id = a.officer_id
								)
							)
							or (a.assigned_by <> a.officer_id and not exists (
								select from readings r where r.tip_id = t.id and r.officer_id = a.officer_id
							))
						)
						limit ${COUNTED_UP_TO}
					) m) as mine`)
		)
	);
