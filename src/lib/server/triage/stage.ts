import { and, eq } from 'drizzle-orm';
import { tipActs, type Wait } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import type { Clocks, Day } from '../clocks/index.ts';
import { additions, functions, tipStages, type Db, type Tx } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import type { Level } from '../tips/index.ts';
import { assigneeOf } from './assignment.ts';
import { actOn, recorded, writeOn, type LockedTip, type NotThere, type OldKey } from './change.ts';
import type { SealedText } from './note.ts';
import { noteResponse } from './response.ts';
import { currentStage, endStage } from './stage-end.ts';

/** For how long a tip may wait at once, in days: nobody holds one for ever, and least what is urgent. */
export const MOST_DAYS: Readonly<Record<Level, number>> = { 1: 1, 2: 7, 3: 30, 4: 30 };

/** A wait as an officer's browser sealed it: stage and day stand inside once more. */
export type SealedWait = SealedText & { readonly until: Day; readonly epoch: number };

export type Hindered =
	| { readonly ok: false; readonly why: 'closed' | 'unassigned' | 'withdrawn' | 'not-that-day' }
	/** Somebody else has it in hand. */
	| { readonly ok: false; readonly why: 'assigned'; readonly by: string };
export type Waits = { readonly ok: true } | Hindered | NotThere | OldKey | NotSigned;

/** Has a tip wait: for whoever has it in hand to say, so that there is always somebody who waits. The same sent again is kept once. */
export const wait = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	stage: Wait,
	given: SealedWait,
	now: Date
): Promise<Waits> => {
	const { id, lane, epoch, seen } = given;
	return writeOn<Waits>(desk, actor, { id: tipId, lane, epoch, seen }, async (tx, tip) => {
		if (await isBegun(tx, tip, id)) return { ok: true };
		const hindered = await hinders(tx, desk, actor, tip, given, now);
		if (hindered) return hindered;
		const isResponse = stage === 'agency';
		if (isResponse) await noteResponse(tx, tip, now);
		const then = isResponse ? { ...tip, respondedAt: tip.respondedAt ?? now } : tip;
		await begin(tx, desk, actor, then, stage, given, now);
		await recorded(tx, tip, actor, tipActs.wait(stage, given), now);
		return { ok: true };
	});
};

/** Whether a stage with this id has begun: it does once. */
export const isBegun = async (tx: Tx, tip: LockedTip, id: string): Promise<boolean> =>
	(await tx.$count(tipStages, and(eq(tipStages.id, id), eq(tipStages.tipId, tip.id)))) > 0;

/** What keeps the actor from having a tip wait until that day. */
export async function hinders(
	tx: Tx,
	{ clocks }: DeskContext,
	actor: Signing,
	tip: LockedTip,
	{ id, until }: Pick<SealedWait, 'id' | 'until'>,
	now: Date
): Promise<Hindered | NotThere | undefined> {
	// That of a tipster's word is for the stage that it begins: see taken-back.ts.
	if ((await tx.$count(additions, eq(additions.id, id))) > 0)
		return { ok: false, why: 'not-there' };
	if (tip.state === 'closed') return { ok: false, why: 'closed' };
	const assignee = await assigneeOf(tx, tip.id);
	if (!assignee) return { ok: false, why: 'unassigned' };
	if (assignee.officerId !== actor.officerId)
		return { ok: false, why: 'assigned', by: assignee.name };
	if ((await currentStage(tx, tip.id))?.stage === 'withdrawn')
		return { ok: false, why: 'withdrawn' };
	const isThatDay = isWithin(clocks, MOST_DAYS[tip.urgency as Level], until, now);
	return isThatDay ? undefined : { ok: false, why: 'not-that-day' };
}

/** The first and the last day until which a tip of that level can wait. */
export function daysToWait({ clocks: { time } }: DeskContext, urgency: number, now: Date) {
	const today = Date.parse(time.dayOf(now));
	const inDays = (days: number): Day =>
		new Date(today + days * 86_400_000).toISOString().slice(0, 10);
	return { first: inDays(1), last: inDays(MOST_DAYS[urgency as Level]) };
}

/** Whether a day comes after today, and in so many days at most. */
export function isWithin({ time }: Clocks, most: number, until: Day, now: Date): boolean {
	const days = (Date.parse(until) - Date.parse(time.dayOf(now))) / 86_400_000;
	return days >= 1 && days <= most;
}

/** Begins it, in the place of whatever the tip waited for. Call hinders first. */
export async function begin(
	tx: Tx,
	desk: DeskContext,
	{ officerId: by }: Signing,
	tip: LockedTip,
	stage: Wait,
	{ id, until: day, epoch, sealed }: SealedWait,
	now: Date
): Promise<void> {
	const due = await endStage(tx, desk, { by, wasStopped: true }, tip, now);
	const until = desk.clocks.time.startOf(day);
	const clock = { due, stopped: now, again: until };
	const dueThen = tip.respondedAt ? null : desk.clocks.goesOn(tip.urgency as Level, clock);
	await tx.insert(tipStages).values({
		id,
		tipId: tip.id,
		stage,
		begunBy: by,
		begunAt: now,
		until,
		dueThen,
		epoch,
		sealed
	});
}

export type CameBack =
	{ readonly ok: true } | Exclude<Hindered, { why: 'not-that-day' }> | NotThere | NotSigned;

/** Ends a wait before its day, or after it, when whoever has the tip goes on with it. */
export const comeBack = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	stage: string,
	now: Date
): Promise<CameBack> =>
	actOn<CameBack>(desk, actor, tipId, async (tx, tip) => {
		const current = await currentStage(tx, tipId);
		if (current?.id !== stage) return { ok: true };
		if (current.stage === 'withdrawn') return { ok: false, why: 'withdrawn' };
		const assignee = await assigneeOf(tx, tipId);
		if (assignee && assignee.officerId !== actor.officerId && actor.role !== 'supervisor')
			return { ok: false, why: 'assigned', by: assignee.name };
		const by = actor.officerId;
		await endStage(tx, desk, { by, wasStopped: assignee !== undefined }, tip, now);
		await recorded(tx, tip, actor, tipActs.comeBack(stage), now);
		return { ok: true };
	});

/** What waited until a day that has come stands among ours again: each minute, with the tick. */
export const bringBack = (db: Db | Tx, now: Date): Promise<number> =>
	functions.bringBack(db, { now });
