import { and, eq, inArray, isNull } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { additions, responses, tips, type Tx } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { assigneeOf } from './assignment.ts';
import { actOn, recorded, writeOn, type LockedTip, type NotThere, type OldKey } from './change.ts';
import type { SealedText } from './note.ts';
import { currentStage, endStage } from './stage-end.ts';

/** Times of responses are kept to this: whoever watches a tipster's page learns no more than its hour. */
const STEP_MS = 5 * 60_000;

/**
 * Notes that somebody responded to a tip: by a reply, a referral, a written reason for none, or whatever else was done outside and is
 * entered. The first one counts, until the tip is opened again or moved.
 */
export const noteResponse = (tx: Tx, { id }: Pick<LockedTip, 'id'>, now: Date) =>
	tx
		.update(tips)
		.set({ respondedAt: new Date(Math.floor(now.getTime() / STEP_MS) * STEP_MS) })
		.where(and(eq(tips.id, id), isNull(tips.respondedAt)));

export type Waived =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'closed' }
	| NotThere
	| OldKey
	| NotSigned;

/** Says in writing why no response is owed: that counts as one. The same sent again is kept once. */
export const waive = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ lane, seen, ...text }: SealedText,
	now: Date
): Promise<Waived> =>
	writeOn<Waived>(desk, actor, { id: tipId, lane, epoch: text.epoch, seen }, async (tx, tip) => {
		if (tip.state === 'closed') return { ok: false, why: 'closed' };
		if (!(await keep(tx, actor, { ...text, tipId, kind: 'waived' }, now))) return { ok: true };
		await noteResponse(tx, tip, now);
		await recorded(tx, tip, actor, tipActs.waive(text.id), now);
		return { ok: true };
	});

export type Heeded =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'unassigned' }
	| { readonly ok: false; readonly why: 'assigned'; readonly by: string }
	| NotThere
	| NotSigned;

/**
 * What a tipster said wants no answer: by whoever has the tip in hand, or of a closed one, which nobody has, by anybody.
 * @param given.answers what of it was on the page: what came since stays news.
 */
export const heed = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ id, answers }: { readonly id: string; readonly answers: readonly string[] },
	now: Date
): Promise<Heeded> =>
	actOn<Heeded>(desk, actor, tipId, async (tx, tip) => {
		const assignee = await assigneeOf(tx, tipId);
		if (!assignee && tip.state === 'open') return { ok: false, why: 'unassigned' };
		if (assignee && assignee.officerId !== actor.officerId)
			return { ok: false, why: 'assigned', by: assignee.name };
		if (!(await keep(tx, actor, { id, tipId, kind: 'heeded' }, now))) return { ok: true };
		await dealWith(tx, desk, actor, tip, answers, now);
		await recorded(tx, tip, actor, tipActs.heed(id, answers), now);
		return { ok: true };
	});

/** False: it is kept already. */
async function keep(
	tx: Tx,
	{ officerId: madeBy }: Signing,
	row: Pick<typeof responses.$inferInsert, 'id' | 'tipId' | 'kind' | 'epoch' | 'sealed'>,
	now: Date
): Promise<boolean> {
	const kept = await tx
		.insert(responses)
		.values({ ...row, madeBy, madeAt: now })
		.onConflictDoNothing()
		.returning({ id: responses.id });
	return kept.length > 0;
}

/**
 * Ends the news of what a tipster said, as far as whoever has the tip has dealt with it; whatever somebody else does ends none. A tip
 * that waited for the tipster does so no longer.
 */
export async function dealWith(
	tx: Tx,
	desk: DeskContext,
	{ officerId: by }: Signing,
	tip: LockedTip,
	answers: readonly string[],
	now: Date
): Promise<void> {
	if (answers.length === 0) return;
	const assignee = await assigneeOf(tx, tip.id);
	if (tip.state === 'open' && assignee?.officerId !== by) return;
	const dealt = await tx
		.update(additions)
		.set({ dealtAt: now })
		.where(
			and(
				eq(additions.tipId, tip.id),
				inArray(additions.id, [...answers]),
				isNull(additions.dealtAt)
			)
		)
		.returning({ id: additions.id });
	if (dealt.length > 0 && (await currentStage(tx, tip.id))?.stage === 'tipster')
		await endStage(tx, desk, { by, wasStopped: true }, tip, now);
}
