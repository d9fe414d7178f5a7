import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { expect } from 'vitest';
import { cast, enrol, type Person } from '../../../scripts/demo/people.ts';
import { base64 } from '@scure/base';
import * as staff from '../staff.ts';
import * as tips from '../../../src/lib/server/tips/index.ts';
import { freshDatabase } from '../database.ts';
import { answersWith, CHEAP, houseOn, send, type Founding } from '../house.ts';
import { newState } from '../server.ts';
import { actorNow } from '../standing.ts';
import { newBrowser, typedAgain } from '../unlocked.ts';
import { answers, laneOfTip, visits } from './visit.ts';
import { counts, later, type World } from './world.ts';

const HOUR_MS = 3_600_000;
/** What the public face said of its lanes, but that it had just met them. */
export type Said = { readonly day: string; readonly doubt: string; readonly lane: string };

/** Goes on to the morning of a day, and has the public face look at its lanes by clocks that agree. */
export async function morningOf(world: World, day: string): Promise<Said[]> {
	const at = new Date(`${day}T09:00:00Z`);
	later(world, (at.getTime() - world.now.getTime()) / HOUR_MS);
	const { database, intake } = world.house;
	await database.as.owner.$client.unsafe(
		`create or replace function intake.clock() returns timestamptz language sql stable
			as $$ select '${at.toISOString()}'::timestamptz $$`
	);
	await tips.lookAtLanes(intake, at);
	await tips.keepCopies(intake.memory, intake.db);
	return intake.memory.doubts
		.take()
		.flatMap(({ doubt, lane }) => (doubt === 'new' ? [] : [{ day, doubt, lane }]));
}

/** Somebody tells something: it goes to the general lane all year. */
export async function tells(world: World): Promise<void> {
	const words = `What I saw ${randomUUID()}.`;
	const { code } = await send(world.house.intake, answersWith({ what: words }), world.now);
	const { id } = (await tips.find(world.house.intake, code))!;
	const told = { id, code, words, answers: new Map(), isBurnt: false };
	world.told.set(id, told);
	expect(await laneOfTip(world, told)).toBe('general');
}

/** Somebody comes, does what the desk asks for, and answers whatever has no answer yet. */
export async function works(world: World, person: Person): Promise<void> {
	const at = await visits(world, person);
	expect(at.missing, `what ${person.name} cannot open`).toEqual([]);
	for (const told of world.told.values())
		if (told.answers.size === 0)
			expect(await answers(world, at, told, 'general'), `${person.name} answers`).toBe(true);
}

export const asks = async (
	{ house, now }: World,
	by: Person,
	who: Person,
	kind: 'joins' | 'leaves',
	lane = 'general'
) => {
	const change = { officerId: who.officerId, kind };
	const asked = await staff.lane.ask(house.desk, await actorNow(house, by), lane, change, now);
	expect(asked, `${by.name} asks ${who.name}`).toEqual({ ok: true });
};

/** A phone is lost, and with it the only authenticator: the administrator ends that access, and invites the person anew. */
export async function loses(world: World, person: Person): Promise<Person> {
	const { desk, alton } = world.house;
	world.disabled.add(person.officerId);
	const ended = staff.people.disable(desk, alton.actor, person.officerId, world.now);
	expect(await ended).toEqual({ ok: true });
	const who = { ...cast.devon, name: `${person.name}, anew` };
	const again = await enrol(desk, who, world.now, alton, CHEAP);
	staff.hold(again);
	world.people.push(again);
	world.browsers.set(again.officerId, newBrowser());
	return again;
}

/** Lets somebody who joined read what came before. */
export async function shares(world: World, by: Person, whom: Person): Promise<void> {
	const { house, now } = world;
	const { vault } = await visits(world, by);
	const proof = await typedAgain(house, by);
	counts(world, by, 'touches');
	const given = { lane: 'general', holder: whom.officerId, proof };
	const copies = (await vault.shareEpochs(given)).map(({ epoch, sealed }) => ({
		epoch,
		sealed: base64.decode(sealed)
	}));
	const actor = await actorNow(house, by);
	const shared = { holder: whom.officerId, copies };
	expect(await staff.lane.share(house.desk, actor, 'general', shared, now)).toEqual({ ok: true });
}

/** Another machine, with what the database and the public face's folder hold, under another name: no browser knows it. */
export async function movesServer(world: World, founding: Founding): Promise<void> {
	const { desk, intake, database } = world.house;
	const template = `template_${randomUUID().slice(0, 8)}`;
	await database.becomes(template);
	const moved = houseOn(await freshDatabase(template), founding);
	const folder = newState();
	cpSync(intake.memory.state.folder, folder, { recursive: true });
	world.house = {
		...moved,
		desk: { ...moved.desk, keys: desk.keys, origin: 'https://desk.moved.example' },
		intake: {
			...intake,
			db: moved.intake.db,
			policies: moved.intake.policies,
			memory: tips.createLaneMemory({ folder }),
			burns: tips.createBurns({ folder }),
			takenBack: tips.createTakenBack({ folder })
		}
	};
	for (const { officerId } of world.people) world.browsers.set(officerId, newBrowser());
}
