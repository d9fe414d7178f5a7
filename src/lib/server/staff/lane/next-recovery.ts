import { and, eq, isNull } from 'drizzle-orm';
import type { ActSignature } from '#lib/sealed/act.ts';
import { ofPeople, recoveryActs } from '#lib/sealed/people-act.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import {
	isByItsOwn,
	isNextRecovery,
	recoveryStands,
	type RecoveryCard,
	type RenewalReason
} from '#lib/sealed/recovery-card.ts';
import * as audit from '../../audit/index.ts';
import {
	agencies,
	functions,
	isTaken,
	laneEpochs,
	officers,
	recoveries,
	recoveryProposals,
	type Tx
} from '../../db/index.ts';
import {
	mayReadTips,
	type Actor,
	type DeskContext,
	type Reading,
	type Signing
} from '../context.ts';
import { newestRecovery } from './by-custodian.ts';
import { keepSheets } from './custodians.ts';
import { changeLane } from './entering.ts';
import { RECOVERY, recoveryCard, type LaneChange } from './lane.ts';
import { areItsSheets, NotMade, type Recovery } from './making.ts';

/** A recovery identity that takes the place of another, as a browser made it. */
export type NextRecovery = Recovery & { readonly why: RenewalReason };

export type Renewed =
	| { readonly ok: true; /** Else it waits for a second person. */ readonly stands: boolean }
	| Extract<LaneChange, { ok: false }>;

/**
 * Keeps another recovery identity. Signed by two custodians of the one before it takes its place; where too few of their sheets
 * are left, once a second person has compared its words: see standRecovery.
 */
export async function renewRecovery(
	desk: DeskContext,
	actor: Actor,
	{ card, sheets, why }: NextRecovery,
	now: Date
): Promise<Renewed | audit.NotSigned> {
	if (!mayReadTips(actor.role)) return { ok: false, why: 'not-allowed' };
	try {
		return await changeLane<Renewed>(desk, actor, async (tx) => {
			const before = await recoveryCard({ db: tx });
			if (!before) return { ok: false, why: 'no-recovery' };
			// Sent again because no answer came.
			const print = printOfCard(card);
			if (printOfCard(before) === print) return { ok: true, stands: true };
			const waiting = await findWaiting(tx);
			if (waiting && printOfCard(waiting.card) === print) return { ok: true, stands: false };
			if (!isNextRecovery(card, before) || !areItsSheets(card, sheets))
				return { ok: false, why: 'bad-card' };
			await functions.dropWaitingRecovery(tx);
			const kept = await keepSheets(tx, actor, sheets, card.epoch, now);
			if (!kept.ok) throw new NotMade(kept.why);
			const former = await newestRecovery(tx);
			const stands = former !== undefined && recoveryStands(card, former);
			if (stands) await putInForce(tx, actor, { card, why }, agenciesBehind(card, former), now);
			else await wait(tx, actor, { card, why }, now);
			return { ok: true, stands };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		if (error instanceof NotMade) return { ok: false, why: error.why };
		throw error;
	}
}

/**
 * Puts a recovery card in force that none of the former custodians signed, by the word of a second person who has compared its words with
 * those who hold its sheets. The public face takes it once the operator has pinned it, and each officer's browser once its
 * words were compared there.
 * @param actor with what their browser signed of that, for which it asked a touch.
 * @param print of the card whose words were compared.
 */
export const standRecovery = (
	desk: DeskContext,
	actor: Signing,
	print: string,
	now: Date
): Promise<LaneChange | audit.NotSigned> =>
	changeLane<LaneChange>(desk, actor, async (tx) => {
		const before = await recoveryCard({ db: tx });
		// Sent again because no answer came.
		if (before && printOfCard(before) === print) return { ok: true };
		const waiting = await findWaiting(tx);
		if (!waiting || waiting.proposedBy === actor.officerId || !mayReadTips(actor.role))
			return { ok: false, why: 'not-allowed' };
		const { card, proposedBy } = waiting;
		if (!before || printOfCard(card) !== print || !isNextRecovery(card, before))
			return { ok: false, why: 'bad-card' };
		const act = { ...ofPeople(recoveryActs.compare(print)), by: actor.officerId };
		await audit.accept(tx, act, actor.signed);
		await putInForce(tx, actor, { ...waiting, word: actor.signed }, [], now, proposedBy);
		await functions.dropWaitingRecovery(tx);
		return { ok: true };
	});

/** Lets a recovery card go that waits for a second person. */
export const dropRecovery = (
	desk: DeskContext,
	actor: Actor,
	now: Date
): Promise<LaneChange | audit.NotSigned> =>
	changeLane<LaneChange>(desk, actor, async (tx) => {
		if (!mayReadTips(actor.role)) return { ok: false, why: 'not-allowed' };
		if ((await functions.dropWaitingRecovery(tx)) === 0) return { ok: true };
		const act = { act: 'recovery.dropped', by: actor.officerId, subject: RECOVERY };
		await audit.record(tx, 'people', act, now);
		return { ok: true };
	});

/** What the desk's people see of a recovery card that waits for a second person; undefined while none does. */
export async function waitingRecovery({ db }: Reading) {
	const [waiting] = await db
		.select({
			card: recoveryProposals.card,
			why: recoveryProposals.why,
			by: recoveryProposals.proposedBy,
			name: officers.name,
			at: recoveryProposals.proposedAt
		})
		.from(recoveryProposals)
		.innerJoin(officers, eq(officers.id, recoveryProposals.proposedBy));
	if (!waiting) return undefined;
	const { card, ...rest } = waiting;
	const named = await db.select().from(agencies);
	const nameOf = (id: string) => named.find((one) => one.id === id)?.name ?? id;
	const of = card.custodians.map(({ agency }) => nameOf(agency));
	return { ...rest, pin: printOfCard(card), agencies: of };
}

async function findWaiting(tx: Tx) {
	const [waiting] = await tx.select().from(recoveryProposals);
	return waiting && isByItsOwn(waiting.card) ? waiting : undefined;
}

const agenciesBehind = (card: RecoveryCard, { custodians }: RecoveryCard): string[] =>
	custodians
		.filter(({ verifyKey }) => card.signatures.some(({ key }) => key === verifyKey))
		.map(({ agency }) => agency);

type Made = Pick<NextRecovery, 'card' | 'why'>;

async function wait(tx: Tx, { officerId }: Actor, { card, why }: Made, now: Date): Promise<void> {
	const { epoch } = card;
	await tx
		.insert(recoveryProposals)
		.values({ epoch, card, why, proposedBy: officerId, proposedAt: now });
	const detail = { pin: printOfCard(card), why };
	const act = { act: 'recovery.proposed', by: officerId, subject: RECOVERY, detail };
	await audit.record(tx, 'people', act, now);
}

/** From here on its custodians have a word, and those of the card before have none. */
async function putInForce(
	tx: Tx,
	{ officerId }: Actor,
	{ card, why, word }: Made & { readonly word?: ActSignature | undefined },
	/** Agencies of the former custodians who signed it. */
	by: readonly string[],
	now: Date,
	madeBy = officerId
): Promise<void> {
	const { epoch } = card;
	await tx.insert(laneEpochs).values({ laneId: RECOVERY, epoch, card, madeBy, madeAt: now });
	const begun = and(
		eq(recoveries.laneId, RECOVERY),
		eq(recoveries.officerId, officerId),
		isNull(recoveries.stoodAt)
	);
	await tx.update(recoveries).set({ stoodAt: now }).where(begun);
	const detail = { pin: printOfCard(card), why, agencies: by, ...(word && { word }) };
	const act = { act: 'recovery.renewed', by: officerId, subject: RECOVERY, detail };
	await audit.record(tx, 'people', act, now);
}
