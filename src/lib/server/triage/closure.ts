import { and, eq, isNull } from 'drizzle-orm';
import { silenceFrom } from '#lib/sealed/silence.ts';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { additions, assignments, closures, officers, replies, tips, type Tx } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import type { Level } from '../tips/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from './change.ts';
import { keepLink, type SealedLink } from './links/link.ts';
import type { SealedText } from './note.ts';
import { dealWith } from './response.ts';

/** How a tip ends: the agreed list. What was chosen is sealed. */
export const outcomes = [
	'victim-identified',
	'presumed-victim-declined-help',
	'investigation-opened',
	'linked-to-open-case',
	'referred',
	'smuggling-only',
	'labour-rights-only',
	'other-crime',
	'unfounded-after-checks',
	'not-enough-detail',
	'no-answer',
	'duplicate',
	'out-of-scope',
	'malicious-or-spam',
	'question-answered'
] as const;
export type OutcomeKey = (typeof outcomes)[number];

/** Outcomes after which the tipster may read that something was passed on or acted on. */
const ACTED: readonly OutcomeKey[] = [
	'victim-identified',
	'investigation-opened',
	'linked-to-open-case',
	'referred'
];
export const isActedOn = (outcome: OutcomeKey): boolean => ACTED.includes(outcome);

/**
 * What the tipster's page says of it. `passed-on` only where the officer who closes has said that it is safe to tell:
 * whoever holds the code may be the suspect.
 */
export type Told = 'closed' | 'passed-on';

export type Closed =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'closed-already'; readonly by: string }
	/** For want of an answer, where no question waits for one. */
	| { readonly ok: false; readonly why: 'nothing-asked' }
	/** The same before its time, which is from then on. */
	| { readonly ok: false; readonly why: 'not-silent-yet'; readonly from: string }
	| NotThere
	| OldKey
	| NotSigned;

type Closing = SealedText & {
	readonly answers?: readonly string[];
	readonly link?: Pick<SealedLink, 'id' | 'epoch' | 'sealed'> | undefined;
	readonly isSilent?: boolean | undefined;
};

/**
 * Closes a tip, with an outcome and a reason.
 * @param text.answers what its tipster added and stood on the page: it is dealt with by that.
 * @param text.link with the tip of which it is a duplicate.
 * @param text.isSilent for want of an answer: the outcome is sealed, and whoever closes it signs that.
 */
export const close = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ lane, seen, answers = [], link, isSilent = false, ...text }: Closing,
	told: Told,
	now: Date
): Promise<Closed> =>
	writeOn<Closed>(desk, actor, { id: tipId, lane, epoch: text.epoch, seen }, async (tx, tip) => {
		const before = await current(tx, tipId);
		if (before) return { ok: false, why: 'closed-already', by: before.by };
		const early = isSilent && (await isTooEarly(tx, tipId, now));
		if (early) return early;
		await dealWith(tx, desk, actor, { ...tip, state: 'closed' }, answers, now);
		await tx
			.insert(closures)
			.values({ ...text, tipId, told, closedBy: actor.officerId, closedAt: now });
		await tx.update(tips).set({ state: 'closed' }).where(eq(tips.id, tipId));
		await tx
			.update(assignments)
			.set({ endedAt: now })
			.where(and(eq(assignments.tipId, tipId), isNull(assignments.endedAt)));
		if (link) await keepLink(tx, tipId, link);
		const how = { link: link?.id, isSilent };
		await recorded(tx, tip, actor, tipActs.close(text.id, told, answers, how), now);
		return { ok: true };
	});

export type Reopened =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'not-closed' }
	| NotThere
	| OldKey
	| NotSigned;

/** Makes a closed tip active again, with a reason; its closure stays on record, and its clock starts anew. */
export const reopen = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	reason: Omit<SealedText, 'id'>,
	now: Date
): Promise<Reopened> =>
	writeOn<Reopened>(desk, actor, { ...reason, id: tipId, lane: reason.lane }, async (tx, tip) => {
		const before = await current(tx, tipId);
		if (!before) return { ok: false, why: 'not-closed' };
		const reopening = { sealedReopening: reason.sealed, reopeningEpoch: reason.epoch };
		await tx
			.update(closures)
			.set({ reopenedBy: actor.officerId, reopenedAt: now, ...reopening })
			.where(eq(closures.id, before.id));
		const due = desk.clocks.dueAt('response', tip.urgency as Level, now);
		await tx.update(tips).set({ state: 'open', dueAt: due }).where(eq(tips.id, tipId));
		await recorded(tx, tip, actor, tipActs.reopen(), now);
		return { ok: true };
	});

async function isTooEarly(tx: Tx, tipId: string, now: Date): Promise<Closed | undefined> {
	const sent = await tx
		.select({ asks: replies.asks, writtenAt: replies.writtenAt })
		.from(replies)
		.where(eq(replies.tipId, tipId));
	const said = await tx
		.select({ arrivedAt: additions.arrivedAt })
		.from(additions)
		.where(eq(additions.tipId, tipId));
	const from = silenceFrom(sent, said);
	if (!from) return { ok: false, why: 'nothing-asked' };
	return now < from ? { ok: false, why: 'not-silent-yet', from: from.toISOString() } : undefined;
}

async function current(tx: Tx, tipId: string) {
	const [closure] = await tx
		.select({ id: closures.id, by: officers.name })
		.from(closures)
		.innerJoin(officers, eq(officers.id, closures.closedBy))
		.where(and(eq(closures.tipId, tipId), isNull(closures.reopenedAt)));
	return closure;
}
