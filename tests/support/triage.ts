import { createHash } from 'node:crypto';
import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { onTip, tipActs, type TipAct } from '../../src/lib/sealed/tip-act.ts';
import { actingAs, moves, tips } from '../../src/lib/server/db/index.ts';
import type { Actor, DeskContext } from '../../src/lib/server/staff/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { signs as signsAt, type Rest } from './keys-held.ts';

// The room's verbs, each with its act signed as the officer's browser signs it.
export * from '../../src/lib/server/triage/index.ts';

export { hold } from './keys-held.ts';

async function signs(desk: DeskContext, actor: Actor, tip: string, act: TipAct, now: Date) {
	const [row] = await actingAs(desk.db, actor.officerId, (tx) =>
		tx.select({ lane: tips.laneId }).from(tips).where(eq(tips.id, tip))
	);
	return signsAt(actor, onTip({ id: tip, lane: row?.lane ?? 'nowhere' }, act), now);
}

export const take = async (desk: DeskContext, actor: Actor, ...rest: Rest<typeof triage.take>) =>
	triage.take(desk, await signs(desk, actor, rest[0], tipActs.take(), rest[1]), ...rest);

export const release = async (
	desk: DeskContext,
	actor: Actor,
	...rest: Rest<typeof triage.release>
) => triage.release(desk, await signs(desk, actor, rest[0], tipActs.release(), rest[1]), ...rest);

export const read = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, opened, now]: Rest<typeof triage.read>
) => {
	const signed = await signs(desk, actor, tip, tipActs.read(opened), now);
	return triage.read(desk, signed, tip, opened, now);
};

export const handOver = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, to, now, words]: Rest<typeof triage.handOver>
) => {
	const signed = await signs(desk, actor, tip, tipActs.handOver(to, words?.id), now);
	return triage.handOver(desk, signed, tip, to, now, words);
};

export const note = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, text, now]: Rest<typeof triage.note>
) => {
	const act = tipActs.note(text.id, text.done);
	return triage.note(desk, await signs(desk, actor, tip, act, now), tip, text, now);
};

export const reply = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, text, now]: Rest<typeof triage.reply>
) => {
	const act = tipActs.reply(text.id, text.asks, text.answers, text.waits);
	return triage.reply(desk, await signs(desk, actor, tip, act, now), tip, text, now);
};

export const keepWords = async (
	desk: DeskContext,
	actor: Actor,
	...[words, now]: Rest<typeof triage.keepWords>
) => {
	const kept = createHash('sha256').update(words.sealed).digest('hex');
	const signed = await signs(desk, actor, words.tip, tipActs.keepWords(words.id, kept), now);
	return triage.keepWords(desk, signed, words, now);
};

export const changeUrgency = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, change, reason, now]: Rest<typeof triage.changeUrgency>
) => {
	const act = tipActs.changeUrgency(reason.id, change.was, change.becomes);
	const signed = await signs(desk, actor, tip, act, now);
	return triage.changeUrgency(desk, signed, tip, change, reason, now);
};

export const close = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, text, told, now]: Rest<typeof triage.close>
) => {
	const act = tipActs.close(text.id, told, text.answers, {
		link: text.link?.id,
		isSilent: text.isSilent ?? false
	});
	const signed = await signs(desk, actor, tip, act, now);
	return triage.close(desk, signed, tip, text, told, now);
};

export const reopen = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, reason, now]: Rest<typeof triage.reopen>
) => {
	const signed = await signs(desk, actor, tip, tipActs.reopen(), now);
	return triage.reopen(desk, signed, tip, reason, now);
};

export const move = async (
	desk: DeskContext,
	actor: Actor,
	...[at, given, now]: Rest<typeof triage.move>
) => {
	const signed = await signs(desk, actor, at.tip, tipActs.move(at.move), now);
	return triage.move(desk, signed, at, given, now);
};

export const findWhole = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, looked, now]: Rest<typeof triage.findWhole>
) => {
	const others = await actingAs(desk.db, actor.officerId, (tx) =>
		tx
			.select({ id: moves.id })
			.from(moves)
			.where(
				and(
					eq(moves.tipId, tip),
					ne(moves.movedBy, actor.officerId),
					isNotNull(moves.movedAt),
					isNull(moves.foundAt)
				)
			)
	);
	const act = tipActs.findWhole(others.map(({ id }) => id));
	return triage.findWhole(desk, await signs(desk, actor, tip, act, now), tip, looked, now);
};

export const wait = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, stage, given, now]: Rest<typeof triage.wait>
) => {
	const signed = await signs(desk, actor, tip, tipActs.wait(stage, given), now);
	return triage.wait(desk, signed, tip, stage, given, now);
};

export const comeBack = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, stage, now]: Rest<typeof triage.comeBack>
) => {
	const signed = await signs(desk, actor, tip, tipActs.comeBack(stage), now);
	return triage.comeBack(desk, signed, tip, stage, now);
};

export const takeBack = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, given, now]: Rest<typeof triage.takeBack>
) => {
	const signed = await signs(desk, actor, tip, tipActs.takeBack(given.id), now);
	return triage.takeBack(desk, signed, tip, given, now);
};

export const waive = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, text, now]: Rest<typeof triage.waive>
) => {
	const signed = await signs(desk, actor, tip, tipActs.waive(text.id), now);
	return triage.waive(desk, signed, tip, text, now);
};

export const heed = async (
	desk: DeskContext,
	actor: Actor,
	...[tip, given, now]: Rest<typeof triage.heed>
) => {
	const signed = await signs(desk, actor, tip, tipActs.heed(given.id, given.answers), now);
	return triage.heed(desk, signed, tip, given, now);
};
