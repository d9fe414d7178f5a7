import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { sealReply } from '../../../src/lib/sealed/reply.ts';
import type { Recipient } from '../../../src/lib/sealed/age.ts';
import * as staff from '../staff.ts';
import * as tips from '../../../src/lib/server/tips/index.ts';
import { adminHere } from '../admin.ts';
import { putBack, takeBackup } from '../backup.ts';
import { answersWith, send } from '../house.ts';
import { draft, propose } from '../lane.ts';
import { moves } from '../moving.ts';
import { actorNow } from '../standing.ts';
import type { Watch } from './leavers.ts';
import { answers, laneOfTip, theirs, visits } from './visit.ts';
import { atWorkIn, laneOf, later, pick, type Told, type World } from './world.ts';

/** Something that may happen. @returns what did, in words; undefined where it cannot happen as things are. */
export type Deed = (
	world: World,
	given: { readonly a: number; readonly b: number; readonly watch: Watch }
) => Promise<string | undefined>;

const GENERAL = 'general';
const living = ({ told }: World): Told[] => [...told.values()].filter(({ isBurnt }) => !isBurnt);
const copied = (told: ReadonlyMap<string, Told>): Map<string, Told> =>
	new Map([...told].map(([id, one]) => [id, { ...one, answers: new Map(one.answers) }]));

const deeds: Readonly<Record<string, Deed>> = {
	tells: async (world) => {
		const words = `What I saw ${randomUUID()}.`;
		const sent = await send(world.house.intake, answersWith({ what: words }), world.now).catch(
			unlessClosed
		);
		if (!sent) return undefined;
		const { code } = sent;
		const { id } = (await tips.find(world.house.intake, code))!;
		world.told.set(id, { id, code, words, answers: new Map(), isBurnt: false });
		return `somebody tells something, which goes to ${await laneOfTip(world, world.told.get(id)!)}`;
	},

	visits: async (world, { a }) => {
		const person = pick(
			world.people.filter(({ officerId }) => !world.disabled.has(officerId)),
			a
		);
		if (!person) return undefined;
		await visits(world, person);
		return `${person.name} unlocks`;
	},

	'all unlock': async (world, { a }) => {
		const { people, disabled } = world;
		const atWork = people.filter(({ officerId }) => !disabled.has(officerId));
		if (world.isOld) return undefined;
		const from = a % atWork.length;
		for (const person of [...atWork.slice(from), ...atWork.slice(0, from)])
			await visits(world, person);
		return `all unlock, ${atWork[from]!.name} first`;
	},

	answers: async (world, { a, b }) => {
		const lane = pick([GENERAL, 'review'], a)!;
		const person = pick(await atWorkIn(world, lane), b);
		if (!person || world.isOld) return undefined;
		const at = await visits(world, person);
		const told = pick(await theirs(world, person, lane, at.missing), a);
		if (!told) return `${person.name} unlocks, and has nothing to answer`;
		expect(await answers(world, at, told, lane), `${person.name} answers`).toBe(true);
		return `${person.name} answers`;
	},

	clears: async (world, { a }) => {
		const told = pick(living(world), a);
		if (!told || told.answers.size === 0) return undefined;
		await tips.clearReplies(world.house.intake, told.code);
		for (const [words, answer] of told.answers)
			told.answers.set(words, { ...answer, state: 'cleared' });
		return 'somebody clears what they were answered';
	},

	burns: async (world, { a }) => {
		const told = pick(living(world), a);
		if (!told || living(world).length < 2) return undefined;
		await tips.burn(world.house.intake, told.code, world.now);
		told.isBurnt = true;
		return 'somebody burns their code';
	},

	'asks in': async (world, { a, b }) => {
		const { house, people, disabled, now } = world;
		const members = (await laneOf(house, GENERAL)).members.map(({ officerId }) => officerId);
		const by = pick(await atWorkIn(world, GENERAL), a);
		const asked = (await staff.lane.changesAsked(house.desk)).map(({ officerId }) => officerId);
		const outside = people.filter(
			({ officerId }) => ![...members, ...asked, ...disabled].includes(officerId)
		);
		const who = pick(outside, b);
		if (!by || !who || world.isOld) return undefined;
		const change = { officerId: who.officerId, kind: 'joins' } as const;
		await staff.lane.ask(house.desk, await actorNow(house, by), GENERAL, change, now);
		return `${by.name} asks ${who.name} in`;
	},

	'asks out': async (world, { a, b }) => {
		const { house, now } = world;
		const members = await atWorkIn(world, GENERAL);
		const asked = (await staff.lane.changesAsked(house.desk)).map(({ officerId }) => officerId);
		const by = pick(members, a);
		const who = pick(
			members.filter((one) => one !== by && !asked.includes(one.officerId)),
			b
		);
		if (!by || !who || members.length < 3 || world.isOld) return undefined;
		const change = { officerId: who.officerId, kind: 'leaves' } as const;
		await staff.lane.ask(house.desk, await actorNow(house, by), GENERAL, change, now);
		return `${by.name} asks ${who.name} to leave`;
	},

	disables: async (world, { a }) => {
		const { house, now } = world;
		const [general, review] = [await atWorkIn(world, GENERAL), await atWorkIn(world, 'review')];
		const who = pick(general, a);
		if (!who || general.length < 2 || world.isOld) return undefined;
		if (review.includes(who) && review.length < 2) return undefined;
		await staff.people.disable(house.desk, house.alton.actor, who.officerId, now);
		world.disabled.add(who.officerId);
		return `${who.name} is disabled`;
	},

	'time passes': async (world, { a }) => {
		const days = [2, 40, 70, 95][a % 4]!;
		later(world, days * 24);
		return `${days} days pass`;
	},

	moves: async (world, { a, b }) => {
		const { house } = world;
		const person = pick(await atWorkIn(world, GENERAL), a);
		if (!person || world.isOld) return undefined;
		const here: Told[] = [];
		for (const one of living(world)) if ((await laneOfTip(world, one)) === GENERAL) here.push(one);
		const told = pick(here, b);
		if (!told || (await atWorkIn(world, 'review')).length < 2) return undefined;
		const sitting = await visits(world, person);
		const now = await actorNow(house, person);
		const actor = { ...now, lanes: [...now.lanes] };
		const moved = await moves(house, { ...sitting, actor }, told.id, 'review', world.now);
		expect(moved).toEqual({ ok: true });
		return `${person.name} moves a tip`;
	},

	'backs up': async (world) => {
		if (world.isOld) return undefined;
		const of = await takeBackup(world.house.database, `backup_${randomBytes(4).toString('hex')}`);
		world.backup = { of, told: copied(world.told) };
		return 'a backup is made';
	},

	restores: async (world) => {
		const { house, backup, told } = world;
		if (!backup || world.isOld) return undefined;
		await putBack(house.database, backup.of);
		await tips.replayBurns(house.intake.burns, house.intake.db);
		const since = new Map(told);
		told.clear();
		for (const [id, one] of copied(backup.told)) {
			const { isBurnt = false, answers } = since.get(id) ?? {};
			for (const [words, answer] of one.answers)
				if (answers?.get(words)?.state !== 'stands' && answer.state === 'stands')
					one.answers.set(words, { ...answer, state: 'may-stand' });
			told.set(id, { ...one, isBurnt });
		}
		world.isOld = true;
		return 'the backup takes the database’s place';
	},

	'puts back': async (world) => {
		if (!world.isOld) return undefined;
		await putCardsBack(world);
		return 'the cards are put back';
	},

	'forges an answer': async (world, { a, b }) => {
		const left = pick(world.leavers, a);
		const told = pick(living(world), b);
		const keys = left?.held.at(-1);
		if (!left || !told || !keys) return undefined;
		const { house, people, now } = world;
		const sql = house.database.as.owner.$client;
		const [tip] = await sql<
			{ recipient: Recipient }[]
		>`select reply_recipient as recipient from tips where id = ${told.id}`;
		if (!tip) return undefined;
		const thief = people.find(({ officerId }) => officerId === left.officer)!;
		const by = { id: left.officer, signingKey: thief.keys.signingKey };
		const id = randomUUID();
		const place = { id, tip: told.id, tipster: tip.recipient, lane: tip.recipient };
		const said = { words: 'Come to the pier tonight, alone.', asks: false };
		const { sealed, sending } = await sealReply(said, place, keys, by);
		await sql`insert into replies (id, tip_id, lane_id, epoch, written_at, sealed_for_tipster, sending)
			values (${id}, ${told.id}, ${left.lane}, ${keys.epoch}, ${now.toISOString()}, ${Buffer.from(sealed)}, ${Buffer.from(sending)})`;
		return `${left.name} writes an answer into the database, signed with a key of before`;
	},

	'spoils a copy': async (world, { a, b, watch }) => {
		const { house, now } = world;
		const members = await atWorkIn(world, GENERAL);
		const by = pick(members, a);
		const who = pick(
			members.filter((one) => one !== by),
			b
		);
		if (!by || !who || members.length < 3 || world.isOld) return undefined;
		const newest = await laneOf(house, GENERAL);
		if (newest.members.length !== members.length) return undefined;
		const keys = await watch.keysOf(by.officerId, newest.card);
		if (!keys) return undefined;
		const made = await draft({ ...house, mara: by }, members, now, keys);
		const sealedFor = made.sealedFor.map((one) =>
			one.holder === who.officerId ? { ...one, sealed: randomBytes(400) } : one
		);
		await propose(house, by, made, now, { sealedFor });
		world.spoilt.push({ by: by.officerId, of: who.officerId, epoch: made.card.epoch });
		return `${by.name} proposes a key with nothing in ${who.name}’s copy`;
	}
};

const all = Object.entries(deeds);

/** Does what is given, or the next in the list that can happen. @returns what did, in words. */
export async function happens(
	world: World,
	{ kind, ...given }: { kind: string; a: number; b: number; watch: Watch }
): Promise<string> {
	const from = all.findIndex(([name]) => name === kind);
	for (const [, deed] of [...all.slice(from), ...all.slice(0, from)]) {
		const did = await deed(world, given);
		if (did) return did;
	}
	throw new Error('nothing can happen');
}

/** Of every lane only one member is at work: the form says so. */
function unlessClosed(error: Error): undefined {
	if (!error.message.endsWith('closed')) throw error;
}

/** Who had left and is back asks everybody’s browsers for the keys of now. */
async function asksForKeys({ house, leavers, now }: World): Promise<void> {
	for (const { officer, lane } of leavers) {
		const person = [house.mara, house.devon, house.ruth, house.joan].find(
			({ officerId }) => officerId === officer
		)!;
		const actor = await actorNow(house, person);
		if (!actor.lanes.includes(lane)) continue;
		const { card } = await laneOf(house, lane);
		const missing = Array.from({ length: card.epoch }, (_, at) => ({ lane, epoch: at + 1 }));
		await staff.lane.mend(house.desk, actor, missing, [], now);
	}
}

/** As an operator does it, and whoever is named then. */
export async function putCardsBack(world: World): Promise<void> {
	const { house, disabled, now } = world;
	// Nobody at the desk before: it is the very moment in which the public face has told something.
	await tips.lookAtLanes(house.intake, now);
	const { code, err } = await adminHere(
		['lanes', 'put-back', '--from', house.intake.memory.state.folder],
		{ OWNER_DATABASE_URL: house.database.ownerUrl }
	);
	expect(code, err).toBe(0);
	world.isOld = false;
	for (const id of disabled) await staff.people.disable(house.desk, house.alton.actor, id, now);
	await asksForKeys(world);
	for (const { id, members, cardMembers } of await staff.lane.list(house.desk)) {
		const by = (await atWorkIn(world, id))[0];
		if (!by || !cardMembers) continue;
		for (const { officerId } of members.filter((one) => !cardMembers.includes(one.officerId)))
			await staff.lane.ask(
				house.desk,
				await actorNow(house, by),
				id,
				{ officerId, kind: 'leaves' },
				now
			);
	}
}
