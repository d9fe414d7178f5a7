import { and, eq } from 'drizzle-orm';
import type { LaneAct } from '#lib/sealed/lane-act.ts';
import { custodiansOn } from '#lib/sealed/lane-card.ts';
import {
	custodiansBehind,
	isOpenedByAMember,
	stands,
	type LaneCardV2
} from '#lib/sealed/lane-card-v2.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import * as audit from '../../audit/index.ts';
import { actingAs, isTaken, laneKeys, recoveries, tips, type Tx } from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext } from '../context.ts';
import * as membership from '../membership.ts';
import { newestRecovery } from './by-custodian.ts';
import { membersAmong, whyNotThese, type Why } from './card-rules.ts';
import { takeEffect } from './in-force.ts';
import { RECOVERY, type LaneChange, type SealedFor } from './lane.ts';
import { isLost } from './lost.ts';
import { newest } from './newest-card.ts';
import { findRecovery } from './recovery.ts';
import { hasNewReplies } from './sent-replies.ts';

/** A lane's key as it was made anew at the desk of one of its readers: its card is signed by them and two custodians. */
export type Recovered = {
	readonly card: LaneCardV2;
	readonly roster: Uint8Array;
	readonly sealedFor: readonly SealedFor[];
	/** For whoever sits there, of epochs of before, where they chose so. */
	readonly older: readonly { readonly epoch: number; readonly sealed: Uint8Array }[];
	/** Tips and replies that the browser looked through: see printOfIds. */
	readonly lookedThrough: string;
	readonly repliesLookedThrough: string;
};

/** Puts the recovered lane's card in force, for those who are on it. Nobody opened the lane until then. */
export async function recover(
	desk: DeskContext,
	actor: Actor,
	id: string,
	made: Recovered,
	now: Date
): Promise<LaneChange> {
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			if (await isDone(tx, actor, id)) return { ok: true };
			const begun = await findRecovery(tx, actor, id);
			if (!begun || !mayReadTips(actor.role) || !(await isLost(tx, begun.laneId)))
				return { ok: false, why: 'not-allowed' };
			const why = await whyNot(tx, actor, begun.laneId, made, now);
			if (why) return { ok: false, why };
			await putInForce(tx, actor, id, made, now);
			await refuseWhatIsNew(tx, made);
			await tx.update(recoveries).set({ stoodAt: now }).where(eq(recoveries.id, id));
			const { agencies, laneId } = begun;
			const act = { act: 'lane.recovered', by: actor.officerId, subject: laneId };
			for (const chain of ['people', { lane: laneId }] as const)
				await audit.record(tx, chain, { ...act, detail: { agencies } }, now);
			return { ok: true };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		if (error instanceof NotRecovered) return { ok: false, why: error.why };
		throw error;
	}
}

/** Sent again because no answer came. */
const isDone = async (tx: Tx, { officerId }: Actor, id: string): Promise<boolean> => {
	const [found] = await tx
		.select({ stoodAt: recoveries.stoodAt })
		.from(recoveries)
		.where(and(eq(recoveries.id, id), eq(recoveries.officerId, officerId)));
	return found?.stoodAt != null;
};

async function whyNot(
	tx: Tx,
	actor: Actor,
	laneId: string,
	{ card, sealedFor, older }: Recovered,
	now: Date
): Promise<Why | undefined> {
	const before = await newest(tx, laneId);
	const recovery = await newestRecovery(tx);
	if (!before || !recovery || card.lane !== laneId) return 'bad-card';
	if (card.recovery !== printOfCard(recovery)) return 'not-custodian';
	const custodians = custodiansOn([recovery])(card.recovery);
	if (custodiansBehind(card, custodians).length < 2) return 'not-custodian';
	// And one who reads it: their browser has opened what it is made of.
	if (!stands(card, before, custodians) || !isOpenedByAMember(card)) return 'bad-card';
	const holders = sealedFor.map(({ holder }) => holder);
	if (new Set(holders).size < holders.length || !holders.includes(RECOVERY)) return 'keys-missing';
	if (!holders.includes(actor.officerId)) return 'keys-missing';
	if (older.some(({ epoch }) => epoch > before.epoch)) return 'bad-card';
	return whyNotThese(tx, { laneId, card, members: membersAmong(sealedFor) }, now);
}

async function putInForce(
	tx: Tx,
	{ officerId: by }: Actor,
	id: string,
	{ card, roster, sealedFor, older }: Recovered,
	now: Date
): Promise<void> {
	const { lane: laneId, epoch } = card;
	const members = membersAmong(sealedFor);
	// Nobody has followed the lane's record: see decision 51.
	const enters = (entry: LaneAct) => audit.record(tx, { lane: laneId }, { ...entry, by }, now);
	const onceMembers = async () => {
		const copies = [
			...sealedFor.map((copy) => ({ laneId, epoch, writer: by, ...copy })),
			...older.map((copy) => ({ laneId, holder: by, writer: id, ...copy }))
		];
		await tx.insert(laneKeys).values(copies);
	};
	await takeEffect(tx, { card, roster, members, madeBy: by }, { by, enters, onceMembers }, now);
}

/** Only now, when whoever sits there sees what lies in the lane: what came since they looked undoes all of it. */
async function refuseWhatIsNew(
	tx: Tx,
	{ card, lookedThrough, repliesLookedThrough }: Recovered
): Promise<void> {
	if (await hasNewReplies(tx, card, repliesLookedThrough)) throw new NotRecovered('new-replies');
	const there = await tx.select({ id: tips.id }).from(tips).where(eq(tips.laneId, card.lane));
	if (printOfIds(there.map(({ id }) => id)) !== lookedThrough) throw new NotRecovered('new-tips');
}

/** Undoes what the transaction has written so far. */
class NotRecovered extends Error {
	override name = 'NotRecovered';
	readonly why: Why;
	constructor(why: Why) {
		super(why);
		this.why = why;
	}
}
