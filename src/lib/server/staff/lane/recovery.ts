import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { isClosed } from '#lib/sealed/lane-card-v2.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import {
	isOfToday,
	requestedBy,
	type RecoveryRequest,
	type RequestSignature
} from '#lib/sealed/recovery-request.ts';
import * as audit from '../../audit/index.ts';
import { actingAs, functions, laneEpochs, recoveries, type Tx } from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext } from '../context.ts';
import { newestRecovery } from './by-custodian.ts';
import type { ForTwo } from './custodians.ts';
import { wantedIn, type DueCard } from './due.ts';
import { list, RECOVERY } from './lane.ts';
import { isLost } from './lost.ts';

/** Sealed rows at once, as triage/sealed-tips.ts and sent-replies.ts. */
const A_PAGE = { tips: 200, replies: 50 } as const;

type WhyNot = 'not-allowed' | 'not-custodian' | 'not-agreed' | 'bad-card';
export type Begun =
	{ readonly ok: true; readonly recovery: string } | { readonly ok: false; readonly why: WhyNot };

/** What opens a lost lane together with two sheets, and for whom its next key is to be. */
export type RecoveryFiles = {
	readonly cards: readonly LaneCard[];
	/** Who read it by the newest card, sealed to the lane and to recovery; null of a card of version 1. */
	readonly roster: Uint8Array | null;
	readonly identity: readonly ForTwo[];
	/** Of each epoch's secret, those for recovery. */
	readonly copies: readonly { readonly epoch: number; readonly sealed: Uint8Array }[];
	readonly wanted: DueCard;
	/** The recovery lane's cards. */
	readonly recoveries: readonly LaneCard[];
};

/** Begins to recover a lane that nobody opens, as two custodians ask at the desk of one of those who are to read it. */
export const beginRecovery = (
	desk: DeskContext,
	actor: Actor,
	request: RecoveryRequest,
	signatures: readonly RequestSignature[],
	now: Date
): Promise<Begun> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const refuse = (why: WhyNot): Begun => ({ ok: false, why });
		const { lane, officer, after } = request;
		if (!mayReadTips(actor.role) || officer !== actor.officerId || !(await isLost(tx, lane)))
			return refuse('not-allowed');
		const newest = (await list({ db: tx })).find(({ id }) => id === lane);
		if (newest?.pin !== after || !isOfToday(request, now)) return refuse('bad-card');
		const recovery = await newestRecovery(tx);
		if (!recovery || printOfCard(recovery) !== request.recovery) return refuse('not-custodian');
		const custodians = requestedBy(request, signatures, recovery);
		if (custodians.length < 2) return refuse('not-custodian');
		const wanted = await wantedIn(tx, lane, newest, now);
		if (!wanted?.some((one) => one.officer === actor.officerId)) return refuse('not-agreed');
		const agencies = custodians.map(({ agency }) => agency);
		const { epoch } = newest.card;
		const [begun] = await tx
			.insert(recoveries)
			.values({ laneId: lane, epoch, officerId: actor.officerId, agencies, begunAt: now })
			.returning({ id: recoveries.id });
		if (!begun) throw new Error('a recovery without an id');
		const act = { act: 'lane.recovery-begun', by: actor.officerId, subject: lane };
		await audit.record(tx, 'people', { ...act, detail: { agencies } }, now);
		return { ok: true, recovery: begun.id };
	});

/** What is handed out for it. @returns undefined when the actor has begun none, or it is over. */
export const recoveryFiles = (
	desk: DeskContext,
	actor: Actor,
	id: string,
	now: Date
): Promise<RecoveryFiles | undefined> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const files = await functions.recoveryFiles(tx, { recovery: id, now });
		const begun = await findRecovery(tx, actor, id);
		const recovery = await newestRecovery(tx);
		if (files.length === 0 || !begun || !recovery) return undefined;
		const { laneId } = begun;
		const newest = (await list({ db: tx })).find((one) => one.id === laneId);
		const members = newest && (await wantedIn(tx, laneId, newest, now));
		if (!newest || newest.kind === 'recovery' || !members) return undefined;
		const made = await tx
			.select({ lane: laneEpochs.laneId, card: laneEpochs.card, roster: laneEpochs.roster })
			.from(laneEpochs)
			.where(inArray(laneEpochs.laneId, [laneId, RECOVERY]))
			.orderBy(asc(laneEpochs.epoch));
		const epochs = made.filter((one) => one.lane === laneId);
		return {
			cards: epochs.map(({ card }) => card),
			recoveries: made.flatMap((one) => (one.lane === RECOVERY ? [one.card] : [])),
			roster: epochs.at(-1)?.roster ?? null,
			identity: files.flatMap(({ first, second, sealed }) =>
				first === null || second === null ? [] : [{ first, second, sealed }]
			),
			copies: files.flatMap(({ epoch, sealed }) => (epoch === null ? [] : [{ epoch, sealed }])),
			wanted: {
				...{ lane: laneId, kind: newest.kind, members },
				recovery: { recipient: recovery.recipient, card: recovery },
				closes: isClosed(newest.card),
				ages: false,
				isAlone: true
			}
		};
	});

/** One that the actor has begun and that has come to nothing yet. */
export async function findRecovery(tx: Tx, actor: Actor, id: string) {
	const [found] = await tx
		.select()
		.from(recoveries)
		.where(
			and(
				eq(recoveries.id, id),
				eq(recoveries.officerId, actor.officerId),
				isNull(recoveries.stoodAt)
			)
		);
	return found;
}

/** What the officer's browser looks through with the lane's key, page by page: nothing once the recovery is over. */
export const recoveryTips = (
	desk: DeskContext,
	actor: Actor,
	recovery: string,
	after: string | undefined,
	now: Date
) =>
	actingAs(desk.db, actor.officerId, (tx) =>
		functions.recoveryTips(tx, { recovery, now, after: after ?? null, most: A_PAGE.tips })
	);
export const recoveryReplies = (
	desk: DeskContext,
	actor: Actor,
	recovery: string,
	after: string | undefined,
	now: Date
) =>
	actingAs(desk.db, actor.officerId, (tx) =>
		functions.recoveryReplies(tx, { recovery, now, after: after ?? null, most: A_PAGE.replies })
	);
