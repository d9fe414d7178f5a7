import { and, asc, desc, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { policyActs, type PeopleAct } from '#lib/sealed/people-act.ts';
import { everyLocale, sourceLocale, type Locale } from '#lib/i18n/locales.ts';
import * as audit from '../audit/index.ts';
import { officers, policies, type Db } from '../db/index.ts';
import {
	approvalSchema,
	deskKeys,
	isDeskKey,
	keys,
	writingSchema,
	type AnyKey,
	type Approval,
	type Writing
} from './policy.ts';

type Row = typeof policies.$inferSelect;
type Version = Row & { readonly writer: string | null };

/** One text in one language, as the desk sees it. */
export type Entry = {
	readonly key: AnyKey;
	readonly locale: Locale;
	/** Newest first; none while nobody has written any. */
	readonly versions: readonly Version[];
	/** The one that is read. */
	readonly inForce: Version | undefined;
	readonly state: Row['state'] | 'unwritten';
	/** Newer words than those in force wait for an approval. */
	readonly hasNewer: boolean;
	/** Approved before the English that it says over again. */
	readonly isOlder: boolean;
};

/**
 * `changed-meanwhile`: somebody else was quicker, and nothing was written. `unknown`: there is nothing to approve or to
 * withdraw. `unreadable`: too short, too long, or no day.
 */
export type Changed = audit.Decided<Why>;
type Why = 'changed-meanwhile' | 'unknown' | 'unreadable';

/** Which text, as it was when somebody looked at it; version 0 where there was none. */
export type Seen = { readonly key: AnyKey; readonly locale: Locale; readonly version: number };

/** Each text in each language that it is read in, whether or not anybody has written it. */
export async function list(db: Db): Promise<Entry[]> {
	const rows = await db
		.select({ row: policies, writer: officers.name })
		.from(policies)
		.leftJoin(officers, eq(officers.id, policies.writtenBy))
		.orderBy(asc(policies.key), asc(policies.locale), desc(policies.version));
	const all = rows.map(({ row, writer }): Version => ({ ...row, writer }));
	return [...keys, ...deskKeys].flatMap((key) => {
		const of = (locale: string) =>
			all.filter((version) => version.key === key && version.locale === locale);
		const english = inForce(of(sourceLocale));
		const readIn: readonly Locale[] = isDeskKey(key) ? [sourceLocale] : everyLocale;
		return readIn.map((locale) => {
			const versions = of(locale);
			const current = inForce(versions);
			return {
				...{ key, locale, versions, inForce: current },
				state: (current ?? versions[0])?.state ?? 'unwritten',
				hasNewer: !!current && versions[0] !== current,
				isOlder: !!current && !!english && current.writtenAt < english.writtenAt
			};
		});
	});
}

/** Writes the words anew. Until somebody approves them, the public goes on reading those that were approved before. */
export const set = (db: Db, by: audit.Decider, seen: Seen, given: Writing, now: Date) =>
	add(db, by, seen, now, () => {
		const written = v.safeParse(writingSchema, given);
		if (!written.success) return 'unreadable';
		return { act: policyActs.set(seen, written.output), made: { ...written.output, ...draft } };
	});

/** Notes who approved the newest words and on what day; from then on the public reads them. */
export const approve = (db: Db, by: audit.Decider, seen: Seen, given: Approval, now: Date) =>
	add(db, by, seen, now, ([newest]) => {
		if (!newest) return 'unknown';
		const approval = v.safeParse(approvalSchema, given);
		if (!approval.success || isYetToCome(approval.output.on, now)) return 'unreadable';
		const { by: approvedBy, on: approvedOn } = approval.output;
		return {
			act: policyActs.approve(seen, newest, approval.output),
			made: { ...words(newest), state: 'approved', approvedBy, approvedOn }
		};
	});

/** Takes back the approval of what the public reads. Without one in English the form is closed. */
export const withdraw = (db: Db, by: audit.Decider, seen: Seen, now: Date) =>
	add(db, by, seen, now, (versions) =>
		versions[0] && inForce(versions)
			? {
					act: policyActs.withdraw(seen),
					made: { ...words(versions[0]), ...draft, state: 'withdrawn' }
				}
			: 'unknown'
	);

type Next = { readonly act: PeopleAct; readonly made: Made };
type Made = Pick<Row, 'text' | 'source' | 'state' | 'approvedBy' | 'approvedOn'>;

const draft = { state: 'draft', approvedBy: null, approvedOn: null } as const;
const words = ({ text, source }: Row) => ({ text, source });

/** As intake.policies() finds it. */
function inForce<Known extends Row>(newestFirst: readonly Known[]): Known | undefined {
	const decided = newestFirst.find(({ state }) => state !== 'draft');
	return decided?.state === 'approved' ? decided : undefined;
}

/** Where the desk is, it may be tomorrow already. */
const isYetToCome = (day: string, now: Date): boolean =>
	Date.parse(day) > now.getTime() + 24 * 3_600_000;

function add(
	db: Db,
	by: audit.Decider,
	{ key, locale, version }: Seen,
	now: Date,
	make: (newestFirst: readonly Row[]) => Next | Why
): Promise<Changed> {
	return audit.decide<Why>(db, by, now, async (tx, writtenBy) => {
		const versions = await tx
			.select()
			.from(policies)
			.where(and(eq(policies.key, key), eq(policies.locale, locale)))
			.orderBy(desc(policies.version));
		if ((versions[0]?.version ?? 0) !== version) return 'changed-meanwhile';
		const outcome = make(versions);
		if (typeof outcome === 'string') return outcome;
		const { act, made } = outcome;
		const next = { key, locale, version: version + 1, ...made };
		const added = await tx
			.insert(policies)
			.values({ ...next, writtenAt: now, writtenBy })
			.onConflictDoNothing()
			.returning({ version: policies.version });
		// Two who wrote the next version at once: one of them did.
		if (added.length === 0) return 'changed-meanwhile';
		return { act, noted: { version: next.version, state: next.state } };
	});
}
