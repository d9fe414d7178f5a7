import { expect } from 'vitest';
import * as tips from '../../../src/lib/server/tips/index.ts';
import type { Person } from '../../../scripts/demo/people.ts';
import type { EpochAt } from '../../../src/lib/desk/vault/wire.ts';
import { seen } from '../moving.ts';
import { actorNow, type AtDesk } from '../standing.ts';
import { unlocked } from '../unlocked.ts';
import type { Watch } from './leavers.ts';
import { answers, theirs, visits } from './visit.ts';
import { atWorkIn, pick, type Told, type World } from './world.ts';

const LANES = ['general', 'review'];

/** What is to hold at every point of every history. @param n any number: it picks the one who is asked to show it. */
export async function holds(world: World, watch: Watch, n: number): Promise<void> {
	await everyMinute(world);
	const opened = await watch.look(world);
	expect(opened, 'opened with what somebody held on leaving').toEqual([]);
	for (const told of world.told.values()) await showsWhatStands(world, told);
	await isReadAndAnswered(world, LANES[n % LANES.length]!, n);
}

/** What the public face does by itself. */
async function everyMinute({ house: { intake }, now, isOld }: World): Promise<void> {
	await tips.lookAtLanes(intake, now);
	if (!isOld) await tips.keepCopies(intake.memory, intake.db);
}

async function showsWhatStands({ house, now }: World, told: Told): Promise<void> {
	const shown = (await tips.openReplies(house.intake, told.code, now)).map(({ words }) => words);
	const are = (states: readonly string[]) =>
		[...told.answers].filter(([, { state }]) => states.includes(state)).map(([words]) => words);
	if (told.isBurnt) expect(shown, 'of a burnt code').toEqual([]);
	else {
		expect(are(['stands', 'may-stand']), 'nothing else is shown').toEqual(
			expect.arrayContaining(shown)
		);
		expect(shown, 'nothing that stands is gone').toEqual(expect.arrayContaining(are(['stands'])));
	}
}

/** Whether somebody at work in a lane reads and answers something that was told it. */
async function isReadAndAnswered(world: World, lane: string, n: number): Promise<void> {
	const members = await atWorkIn(world, lane);
	const failed: string[] = [];
	for (const person of [...members.slice(n % members.length), ...members]) {
		const told = pick(await theirs(world, person, lane), n);
		if (!told) continue;
		const browser = world.browsers.get(person.officerId)!;
		const at = await unlocked(world.house, person, world.now, browser);
		if (await answers(world, { ...at, person }, told, lane)) return;
		failed.push(person.name);
	}
	expect(failed, `who of ${lane} cannot read and answer`).toEqual([]);
}

/** At the end everybody has come twice: whoever lacked a key has said so, and whoever could has mended it. */
export async function endsWell(world: World): Promise<void> {
	const atWork = world.people.filter(({ officerId }) => !world.disabled.has(officerId));
	for (const person of atWork) await visits(world, person);
	await readsAll(world);
}

/** Everybody at work reads all that is theirs. */
export async function readsAll(world: World): Promise<void> {
	for (const person of world.people) {
		if (world.disabled.has(person.officerId)) continue;
		const at = await visits(world, person);
		for (const one of at.missing)
			expect(await menders(world, person, one), `whose ${person.name} lacks`).toEqual([]);
		for (const lane of LANES)
			for (const told of await theirs(world, person, lane, at.missing))
				await reads(world, at, told);
	}
}

/**
 * Who at work could have mended somebody's copy of an epoch. Not whoever spoilt it: they have written theirs, and it is never
 * written over.
 */
async function menders(world: World, { officerId }: Person, { lane, epoch }: EpochAt) {
	const [card] = await world.house.database.as.owner.$client<
		{ members: string[] }[]
	>`select members from lane_epochs where lane_id = ${lane} and epoch = ${epoch}`;
	const spoilers = world.spoilt.filter((one) => one.of === officerId && one.epoch === epoch);
	return (await atWorkIn(world, lane)).filter(
		(one) =>
			one.officerId !== officerId &&
			card?.members.includes(one.officerId) &&
			!spoilers.some(({ by }) => by === one.officerId)
	);
}

async function reads(world: World, { person, vault }: AtDesk, { id, words }: Told): Promise<void> {
	const actor = await actorNow(world.house, person);
	const page = await seen(world.house, { actor }, id, world.now);
	expect(page, `${person.name} finds a tip`).toBeDefined();
	const { answers } = await vault.openTip(page!);
	expect(answers.what, `${person.name} reads it`).toBe(words);
}
