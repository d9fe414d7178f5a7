import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import type { Recipient } from '../../src/lib/sealed/age.ts';
import {
	draftCard,
	signCard,
	type CardSignature,
	type LaneCardV2
} from '../../src/lib/sealed/lane-card-v2.ts';
import { sealLaneKeys, type LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { sealRoster } from '../../src/lib/sealed/proposal.ts';
import { CUSTODIANS } from '../../src/lib/sealed/custodians.ts';
import { makeRecoveryCard } from '../../src/lib/sealed/recovery-card.ts';
import {
	changeOf,
	needsReplies,
	makeRoster,
	type Member,
	type Roster
} from '../../src/lib/sealed/roster.ts';
import {
	identityFile,
	newSheet,
	sealForPairs,
	sheetCardOf,
	type Sheet
} from '../../src/lib/sealed/sheets.ts';
import { newSigningKey } from '../../src/lib/sealed/signature.ts';
import { laneActs, type LaneAct } from '../../src/lib/sealed/lane-act.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import type { Person } from './people.ts';
import { signing } from './signing.ts';

/** The lane's secret, what an operator pins of it, and its members, who read it from here on. */
export type Made = { readonly keys: LaneKeys; readonly pin: string; readonly members: Person[] };

const signerOf = ({ officerId: id, keys }: Person) => ({ id, signingKey: keys.signingKey });

function orThrow(what: string, change: { ok: boolean; why?: string }): void {
	if (!change.ok) throw new Error(`${what}: ${change.why}`);
}

/** Makes a lane of these people as their browsers would: each says yes, the first proposes, the second stands by it. */
export async function makeLane(
	desk: staff.DeskContext,
	lane: { id: string; name: string; kind: 'general' | 'restricted' },
	people: readonly Person[],
	now: Date
): Promise<Made> {
	const [one, other] = people;
	if (!one || !other) throw new TypeError('a lane is made by two');
	const members = people.map(({ officerId }) => officerId);
	orThrow(lane.id, await staff.lane.plan(desk, one.actor, { ...lane, members }, now));
	for (const person of people)
		orThrow(
			person.name,
			await staff.lane.agree(
				desk,
				signing(person, { lane: lane.id, ...laneActs.agree(lane.id) }, now),
				agree(signerOf(person), lane.id),
				now
			)
		);
	const { keys, card } = await stand(desk, { ...lane, people, by: [one, other] }, now);
	const joined = people.map((person) => ({
		...person,
		actor: { ...person.actor, lanes: [...person.actor.lanes, lane.id] }
	}));
	return { keys, pin: printOfCard(card), members: joined };
}

/** A card as its proposer's browser makes it. */
type Drafting = {
	readonly id: string;
	readonly kind: 'general' | 'restricted';
	/** Who reads the lane by it; each said yes. */
	readonly people: readonly Person[];
	/** None on a lane's first. */
	readonly before?: { readonly card: LaneCardV2; readonly roster: Roster } | undefined;
	/** What is kept as somebody's copy, where that is not what it should be. */
	readonly copyFor?: (holder: string, recipient: Recipient) => Promise<Uint8Array> | undefined;
};

/** A card that nobody stands by, the epoch's secret, and what is kept with it. */
export type Draft = {
	readonly keys: LaneKeys;
	readonly card: LaneCardV2;
	readonly rosters: { readonly before: Roster | undefined; readonly own: Roster };
	readonly roster: Uint8Array;
	readonly sealedFor: readonly staff.lane.SealedFor[];
};

export async function draft(
	desk: staff.DeskContext,
	{ id: lane, kind, people, before, copyFor }: Drafting,
	now: Date
): Promise<Draft> {
	const recovery = await staff.lane.recoveryCard(desk);
	if (!recovery) throw new Error('no recovery key yet');
	const epoch = (before?.card.epoch ?? 0) + 1;
	const own = makeRoster(
		lane,
		epoch,
		await Promise.all(people.map((person) => memberOf(person, lane)))
	);
	const keys: LaneKeys = {
		lane,
		epoch,
		identity: await newIdentity(),
		signingKey: newSigningKey(),
		holders: {}
	};
	const change = before && changeOf(own, before.roster);
	const making = {
		kind,
		recipient: await recipientOf(keys.identity),
		roster: own,
		recovery: printOfCard(recovery),
		...(change && needsReplies(change) && { replies: [] })
	};
	return {
		keys,
		card: draftCard(keys, making, before?.card, now),
		rosters: { before: before?.roster, own },
		roster: await sealRoster(own, [making.recipient, recovery.recipient]),
		sealedFor: await Promise.all(
			[
				...own.members.map((member) => ({ holder: member.officer, to: member.recipient })),
				{ holder: staff.lane.RECOVERY, to: recovery.recipient }
			].map(async ({ holder, to }) => ({
				holder,
				sealed: (await copyFor?.(holder, to)) ?? (await sealLaneKeys(keys, to))
			}))
		)
	};
}

/** Somebody's signature of a card. */
export function signatureOf(by: Person, { card, rosters }: Draft): CardSignature {
	const [signature] = signCard(card, signerOf(by), rosters).signatures;
	if (!signature) throw new Error('a card without the signature that was made');
	return signature;
}

/** A card, and who proposes it and who stands by it then. */
export type Standing = Drafting & {
	readonly by: readonly [Person, Person];
	/** As the makers' browsers would print the tips of the lane. */
	readonly lookedThrough?: string;
};

/** Has a card proposed and stood by. @returns the epoch's secret, and its card. */
export async function stand(
	desk: staff.DeskContext,
	{ by: [one, other], lookedThrough, ...drafting }: Standing,
	now: Date
): Promise<{ keys: LaneKeys; card: LaneCardV2 }> {
	const { id: lane } = drafting;
	const made = await draft(desk, drafting, now);
	const { keys, roster, sealedFor } = made;
	const card = { ...made.card, signatures: [signatureOf(one, made)] };
	const proposal = { card, roster, sealedFor, lookedThrough };
	const signs = (person: Person, act: LaneAct) => signing(person, { lane, ...act }, now);
	orThrow(lane, await staff.lane.propose(desk, signs(one, laneActs.propose(card)), proposal, now));
	const waiting = await staff.lane.proposedCards(desk, other.actor);
	const proposed = waiting.find(({ card }) => card.lane === lane);
	if (!proposed) throw new Error(`${lane}: nothing waits for ${other.name}`);
	const given = { signature: signatureOf(other, made) };
	orThrow(
		lane,
		await staff.lane.countersign(
			desk,
			signs(other, laneActs.countersign(card)),
			proposed.id,
			given,
			now
		)
	);
	return { keys, card };
}

export async function memberOf(person: Person, lane: string): Promise<Member> {
	const { officerId: officer, agencyId: agency, keys } = person;
	return { officer, agency, ...(await cardOf(keys)), agreement: agree(signerOf(person), lane) };
}

/** Makes the recovery key, with sheets for custodians of these agencies. */
export async function makeRecovery(
	desk: staff.DeskContext,
	agencies: readonly string[],
	now: Date,
	by: Person
): Promise<Made & { readonly sheets: readonly Sheet[] }> {
	const lane = staff.lane.RECOVERY;
	const identity = await newIdentity();
	const sheets = await Promise.all(Array.from({ length: CUSTODIANS }, newSheet));
	const cards = await Promise.all(sheets.map(sheetCardOf));
	const custodians = cards.map((card, at) => ({ ...card, agency: agencies[at] ?? '' }));
	const body = {
		v: 2,
		lane,
		kind: 'recovery',
		epoch: 1,
		recipient: await recipientOf(identity),
		custodians,
		before: null
	} as const;
	const signing = sheets.slice(0, 2).map(({ signingKey }) => signingKey);
	const card = makeRecoveryCard(body, signing);
	const forTwo = async (plain: string) =>
		(
			await sealForPairs(
				plain,
				cards.map(({ recipient }) => recipient)
			)
		).map(({ pair: [first, second], sealed }) => ({ first, second, sealed }));
	const made = await staff.lane.makeRecovery(
		desk,
		by.actor,
		{
			card,
			sheets: {
				custodians: custodians.map(({ agency: agencyId, ...keys }) => ({ agencyId, ...keys })),
				identity: await forTwo(identityFile(identity)),
				rehearsal: await forTwo('Two sheets of the recovery key, tried.\n')
			}
		},
		now
	);
	orThrow('the recovery key', made);
	const keys: LaneKeys = { lane, epoch: 1, identity, signingKey: newSigningKey(), holders: {} };
	return { keys, pin: printOfCard(card), members: [], sheets };
}
