import { eq, sql } from 'drizzle-orm';
import { auditDays, auditStatements, laneEpochs, type Db } from '../db/index.ts';
import { ofCard, STATEMENTS } from './statements.ts';

/** Whether all that the days name is there still, as it was. */
export type Kept = {
	/** Of which day, how many are gone or are not the file that they were. */
	readonly gone: readonly { readonly day: string; readonly kind: string; readonly count: number }[];
	/** Named as they lay before their tip moved to another lane: the records of both lanes say so. */
	readonly moved: number;
	/**
	 * Of tips that days name, how many of each lane were deleted: its record says of as many by which two people. That is for its
	 * members to compare: whoever writes the database could write this, too.
	 */
	readonly deleted: readonly { readonly lane: string; readonly tips: number }[];
	/** Came before the newest day began, and no day names them. */
	readonly unnamed: number;
};

/** As the owner of the database: hashes every tip. */
export async function verifyKept(db: Db): Promise<Kept> {
	const files = await db.execute<{
		day: string;
		kind: string;
		gone: number;
		moved: number;
	}>(sql`
		with files as (${FILES})
		select d.day::text as day, s.kind,
			count(*) filter (where x.subject is null and not coalesce(f.moved, false))::int as gone,
			count(*) filter (where f.moved)::int as moved
		from audit_statements s
		join audit_days d on d.number = s.number
		left join files f on f.kind = s.kind and f.subject = s.subject
		left join deletions x on x.subject::text = s.subject and f.subject is null
		where s.kind <> 'card' and f.print is distinct from s.print
		group by d.day, s.kind order by d.day, s.kind`);
	const [late] = await db.execute<{ count: number }>(sql`
		with files as (${FILES})
		select count(*)::int as count from files f
		where f.arrived_at < (
				select max(d.day)::timestamp at time zone 'UTC' from audit_days d
				join audit_slots s on s.number = d.number and s.chain_id = ${STATEMENTS}
			)
			and not exists (select from audit_statements s where s.kind = f.kind and s.subject = f.subject)`);
	const deleted = await db.execute<{ lane: string; tips: number }>(sql`
		select d.lane_id as lane, count(distinct d.subject)::int as tips
		from deletions d join audit_statements s on s.kind = 'tip' and s.subject = d.subject::text
		group by d.lane_id order by d.lane_id`);
	const lost = files
		.filter(({ gone }) => gone > 0)
		.map(({ gone, ...of }) => ({ ...of, count: gone }));
	return {
		gone: [...(await goneCards(db)), ...lost].map(({ day, kind, count }) => ({ day, kind, count })),
		moved: files.reduce((sum, { moved }) => sum + moved, 0),
		deleted: [...deleted],
		unnamed: late?.count ?? 0
	};
}

/** Computed anew here, not by the database's own function that named them. */
const FILES = sql`
	select f.kind, f.id::text as subject, f.arrived_at,
		rtrim(translate(encode(sha256(f.sealed), 'base64'), '+/', '-_'), '=') as print,
		exists (select from moves m where m.tip_id = f.tip_id and m.moved_at is not null) as moved
	from (
		select 'tip' as kind, id, id as tip_id, arrived_at, sealed from tips
		union all select 'addition', id, tip_id, arrived_at, sealed from additions
	) f`;

async function goneCards(db: Db) {
	const cards = (await db.select({ card: laneEpochs.card }).from(laneEpochs)).map(({ card }) =>
		ofCard(card)
	);
	const said = await db
		.select({ day: auditDays.day, subject: auditStatements.subject, print: auditStatements.print })
		.from(auditStatements)
		.innerJoin(auditDays, eq(auditDays.number, auditStatements.number))
		.where(eq(auditStatements.kind, 'card'));
	const gone = said.filter(
		({ subject, print }) => !cards.some((one) => one.subject === subject && one.print === print)
	);
	const days = [...new Set(gone.map(({ day }) => day))].sort();
	return days.map((day) => ({
		day,
		kind: 'card',
		count: gone.filter((one) => one.day === day).length
	}));
}
