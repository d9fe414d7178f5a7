import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Person } from '../../../scripts/demo/people.ts';
import { LeavesOutReplies } from '../../../src/lib/desk/vault/faults.ts';
import type { EpochAt } from '../../../src/lib/desk/vault/wire.ts';
import { signAsCustodian } from '../../../src/lib/sealed/lane-card-v2.ts';
import { printOfIds } from '../../../src/lib/sealed/looked-through.ts';
import { printOfCard } from '../../../src/lib/sealed/print.ts';
import * as staff from '../staff.ts';
import * as tips from '../../../src/lib/server/tips/index.ts';
import * as triage from '../triage.ts';
import { sealedReply, seen } from '../moving.ts';
import { actorNow, agree, proposeDue, renew, standBy, type AtDesk } from '../standing.ts';
import { unlocks, type Sitting } from '../turning.ts';
import { keep, typedAgain, unlocked } from '../unlocked.ts';
import { atWorkIn, counts, laneOf, type Told, type World } from './world.ts';

/** Somebody unlocks at their own browser, and does there all that the desk asks them for. */
export async function visits(world: World, person: Person): Promise<Sitting> {
	const { house, now } = world;
	const browser = world.browsers.get(person.officerId)!;
	if (world.isOld) return reads(world, person);
	let sitting = await unlocks(house, person, now, browser);
	counts(world, person, 'unlocks');
	if (sitting.remembered.isStale || sitting.remembered.lanes.some(({ doubt }) => doubt)) {
		await compares(world, sitting);
		sitting = await unlocks(house, person, now, browser);
	}
	counts(world, person, 'proposed', sitting.did.proposed);
	counts(world, person, 'stood by', sitting.did.stoodBy);
	const actor = await actorNow(house, person);
	const asked = (await staff.lane.askedOf(house.desk, actor)).map(({ lane }) => lane);
	counts(world, person, 'questions', asked.length);
	await agree(house, sitting, asked, now);
	for (const { id, by, card } of sitting.waiting)
		if (by !== person.officerId) await stands(world, sitting, { id, lane: card.lane });
	for (const { lane } of sitting.unsure)
		if (actor.lanes.includes(lane)) await proposes(world, sitting, lane);
	for (const lane of actor.lanes)
		if ((await atWorkIn(world, lane)).length === 1) await custodianSigns(world, sitting, lane);
	await keep(house, actor, sitting.vault, now, browser);
	return sitting;
}

/** An older database stands there: what can be read is read, and nobody is given a key. */
async function reads(world: World, person: Person): Promise<Sitting> {
	const browser = world.browsers.get(person.officerId)!;
	const sitting = await unlocked(world.house, person, world.now, browser);
	const did = { proposed: 0, stoodBy: 0 };
	return { ...sitting, person, did, waiting: [], unsure: [] };
}

/** Compares the words of every lane's newest card with the public face's, as people would on the telephone. */
async function compares(world: World, { vault, person }: Sitting) {
	const { house, now } = world;
	const { lanes } = await vault.remembered();
	await tips.lookAtLanes(house.intake, now);
	for (const act of ['questions', 'touches'] as const) counts(world, person, act);
	for (const { lane, print } of lanes) {
		const kept = house.intake.memory.lanes.get(lane)?.cards.at(-1);
		if (kept) expect(print, `the words of ${lane}`).toBe(printOfCard(kept));
	}
	const proof = await typedAgain(house, person);
	expect(await vault.takeCompared({ cards: lanes.map(({ print }) => print), proof })).toBe(true);
	const actor = await actorNow(house, person);
	await keep(house, actor, vault, now, world.browsers.get(person.officerId)!);
}

/** Which tips a browser would have looked through before somebody of another agency joins: none names anybody. */
async function looked({ house }: World, lane: string): Promise<string> {
	const rows = await house.database.as.owner.$client<
		{ id: string }[]
	>`select id from tips where lane_id = ${lane}`;
	return printOfIds(rows.map(({ id }) => id));
}

/** Stands by what a colleague proposes; where that does not fit any more, takes it away and proposes what does. */
async function stands(
	world: World,
	at: Sitting,
	{ id, lane }: { readonly id: string; readonly lane: string }
): Promise<void> {
	const { house, now } = world;
	const given = { id, lookedThrough: await looked(world, lane) };
	const actor = await actorNow(house, at.person);
	// A colleague's may have been another one's for the same epoch.
	const proposed = await staff.lane.proposedCards(house.desk, actor);
	if (!proposed.some((one) => one.id === id)) return;
	for (const act of ['questions', 'touches'] as const) counts(world, at.person, act);
	const signed = await standBy(house, at, lane, now, given).catch((fault: unknown) => {
		if (fault instanceof LeavesOutReplies) return { ok: false as const };
		throw fault;
	});
	counts(world, at.person, signed.ok ? 'stood by' : 'refused');
	if (!signed.ok) await staff.lane.refuse(house.desk, actor, id, now);
	await renew(house, at);
}

/** Proposes what is due and changes people. What was signed meanwhile may have made it undue. */
async function proposes(world: World, at: Sitting, lane: string): Promise<void> {
	const { house, now } = world;
	const actor = await actorNow(house, at.person);
	const due = await staff.lane.dueCards(house.desk, actor, now);
	if (!due.some((one) => one.lane === lane)) return;
	for (const act of ['questions', 'touches', 'proposed'] as const) counts(world, at.person, act);
	const proposed = await proposeDue(house, at, lane, now, await looked(world, lane));
	expect(proposed, `${at.person.name} proposes for ${lane}`).toMatchObject({ ok: true });
	await renew(house, at);
}

/** Only one of a lane is at work: a custodian stands by the card that they proposed. */
async function custodianSigns(world: World, at: Sitting, lane: string): Promise<void> {
	const { house, now } = world;
	const actor = await actorNow(house, at.person);
	const find = async () =>
		(await staff.lane.proposedCards(house.desk, actor)).find(
			(one) => one.lane === lane && one.by === actor.officerId
		);
	// Made anew where it lists answers: somebody may have been answered since, and a custodian cannot look.
	const former = await find();
	if (former && former.card.repliesFrom === former.card.epoch) await proposes(world, at, lane);
	const own = await find();
	if (!own) return;
	const unsigned = { ...own.card, signatures: [] };
	const [signature] = signAsCustodian(unsigned, house.sheets[0]!.signingKey).signatures;
	const sent = (await staff.lane.sentReplies(house.desk, actor, lane, undefined)) ?? [];
	const given = {
		signature: signature!,
		lookedThrough: await looked(world, lane),
		repliesLookedThrough: printOfIds(sent.map(({ id }) => id))
	};
	const signed = await staff.lane.countersign(house.desk, actor, own.id, given, now);
	expect(signed, `a custodian for ${lane}`).toMatchObject({ ok: true });
	await renew(house, at);
}

/** Opens a tip, and answers it. @returns whether all of that could be done. */
export async function answers(
	world: World,
	at: AtDesk,
	told: Told,
	lane: string
): Promise<boolean> {
	const { house, now } = world;
	const who = { actor: await actorNow(house, at.person), vault: at.vault };
	const page = await seen(house, who, told.id, now);
	if (!page) return false;
	const opened = await at.vault.openTip(page).catch(() => undefined);
	if (opened?.answers.what !== told.words) return false;
	if (told.isBurnt) return true;
	const words = `Answer ${randomUUID()}.`;
	const reply = await sealedReply(house, who, told.id, { words, asks: false }, now, lane);
	const replied = await triage.reply(house.desk, who.actor, told.id, reply, now);
	if (!replied.ok) return false;
	if (world.isOld) told.answers.set(words, { lane, state: 'may-stand' });
	else {
		told.answers.set(words, { lane, state: 'stands' });
		const read = await tips.openReplies(house.intake, told.code, now);
		return read.some((one) => one.words === words);
	}
	return true;
}

/**
 * What lies in a lane since somebody became a member. An older database has no key to what came since.
 * @param missing epochs that they cannot open.
 */
export async function theirs(
	world: World,
	{ officerId }: Person,
	lane: string,
	missing: readonly EpochAt[] = []
): Promise<Told[]> {
	const { card, members } = await laneOf(world.house, lane);
	const since = members.find((one) => one.officerId === officerId)?.since ?? Infinity;
	const rows = await world.house.database.as.owner.$client<
		{ id: string; epoch: number }[]
	>`select id, epoch from tips where lane_id = ${lane} order by id`;
	const isTheirs = (epoch: number) =>
		epoch >= since &&
		epoch <= card.epoch &&
		!missing.some((one) => one.lane === lane && one.epoch === epoch);
	return rows.flatMap(({ id, epoch }) => (isTheirs(epoch) ? (world.told.get(id) ?? []) : []));
}

/** Where a tip lies now. */
export async function laneOfTip({ house }: World, { id }: Told): Promise<string> {
	const [row] = await house.database.as.owner.$client<
		{ lane: string }[]
	>`select lane_id as lane from tips where id = ${id}`;
	return row?.lane ?? 'nowhere';
}
