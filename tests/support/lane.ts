import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import * as demo from '../../scripts/demo/lanes.ts';
import type { Draft } from '../../scripts/demo/lanes.ts';
import type { Person } from '../../scripts/demo/people.ts';
import { recipientOf } from '../../src/lib/sealed/identity.ts';
import { signAsCustodian, type CardSignature } from '../../src/lib/sealed/lane-card-v2.ts';
import { sealLaneKeys, type LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { printOfIds } from '../../src/lib/sealed/looked-through.ts';
import { openRoster } from '../../src/lib/sealed/proposal.ts';
import type { Sheet } from '../../src/lib/sealed/sheets.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import {
	custodianFiles,
	custodians,
	laneAgreements,
	laneEpochs,
	laneKeys,
	laneMembers
} from '../../src/lib/server/db/index.ts';
import * as staff from './staff.ts';
import type { House } from './house.ts';
import { makeCardV1, newEpoch } from './lane-v1.ts';

const signerOf = ({ officerId: id, keys }: Person) => ({ id, signingKey: keys.signingKey });

/** The person as they stand after a change of membership. */
export const inLane = (person: Person, ...lanes: string[]): staff.Actor => ({
	...person.actor,
	lanes
});

/** A lane's next card, for these people. @param before the newest secret of the lane. */
export async function draft(
	{ desk, mara, ...house }: House,
	people: readonly Person[],
	now: Date,
	before: LaneKeys = house.general,
	lane = 'general'
): Promise<Draft> {
	return demo.draft(desk, { ...(await newestOf(desk, lane, before, mara)), people }, now);
}

/** The lane's newest card, as its members know it. */
async function newestOf(desk: staff.DeskContext, lane: string, keys: LaneKeys, by: Person) {
	const shown = (await staff.lane.mine(desk, inLane(by, lane))).find((one) => one.lane === lane);
	const card = shown?.cards.at(-1);
	if (card?.v !== 2 || card.kind === 'recovery' || !shown?.roster)
		throw new Error(`no lane ${lane}`);
	const roster = await openRoster(shown.roster, keys.identity);
	return { id: lane, kind: card.kind, before: { card, roster } };
}

/** Somebody's signature of a card, or a custodian's. */
export const signatureOf = (by: Person | Sheet, made: Draft): CardSignature =>
	'officerId' in by
		? demo.signatureOf(by, made)
		: signAsCustodian({ ...made.card, signatures: [] }, by.signingKey).signatures[0]!;

/** Somebody proposes it, with their signature and those that are given. */
export const propose = (
	{ desk }: House,
	by: Person,
	made: Draft,
	now: Date,
	{
		signatures = [],
		...given
	}: Partial<Omit<staff.lane.Proposal, 'card'>> & { signatures?: readonly CardSignature[] } = {}
) => {
	const { roster, sealedFor } = made;
	const card = { ...made.card, signatures: [signatureOf(by, made), ...signatures] };
	return staff.lane.propose(
		desk,
		inLane(by, card.lane),
		{ card, roster, sealedFor, ...given },
		now
	);
};

/** Somebody stands by what a colleague proposed. @param signature theirs unless told otherwise. */
export async function countersign(
	{ desk }: House,
	by: Person,
	proposer: Person,
	made: Draft,
	now: Date,
	given: { signature?: CardSignature; lookedThrough?: string } = {}
) {
	const actor = inLane(by, made.card.lane);
	const id = await idOf(desk, actor, proposer);
	const signature = signatureOf(by, made);
	return staff.lane.countersign(desk, actor, id, { signature, ...given }, now);
}

/** Of the card that somebody proposed. */
export async function idOf(desk: staff.DeskContext, actor: staff.Actor, { officerId }: Person) {
	const proposed = await staff.lane.proposedCards(desk, actor);
	const found = proposed.find(({ by }) => by === officerId);
	if (!found) throw new Error('nothing waits');
	return found.id;
}

/** The general lane gets its next key: Mara proposes it and Devon stands by it, for the two of them unless told otherwise. */
export async function turn(
	house: House,
	now: Date,
	before: LaneKeys = house.general,
	given: Partial<Pick<demo.Standing, 'people' | 'by' | 'copyFor'>> = {}
): Promise<LaneKeys> {
	const { desk, mara, devon } = house;
	const standing: demo.Standing = {
		...(await newestOf(desk, 'general', before, mara)),
		...{ people: [mara, devon], by: [mara, devon] },
		lookedThrough: await lookThrough(house),
		...given
	};
	return (await demo.stand(desk, standing, now)).keys;
}

/** Somebody is asked to read the general lane, and says yes. */
export async function sayYes(house: House, newcomer: Person, now: Date): Promise<void> {
	const { desk, mara } = house;
	const change = { officerId: newcomer.officerId, kind: 'joins' } as const;
	expect(await staff.lane.ask(desk, mara.actor, 'general', change, now)).toEqual({ ok: true });
	const agreement = agree(signerOf(newcomer), 'general');
	expect(await staff.lane.agree(desk, newcomer.actor, agreement, now)).toEqual({ ok: true });
}

/** Somebody joins the general lane, in which Mara and Devon are. @returns its next key. */
export async function join(
	house: House,
	newcomer: Person,
	now: Date,
	before?: LaneKeys
): Promise<LaneKeys> {
	await sayYes(house, newcomer, now);
	return turn(house, now, before, { people: [house.mara, house.devon, newcomer] });
}

/** Makes of the general lane what the first releases made: a card that nobody but its own key signed. @returns its secret. */
export async function asOfTheFirstReleases(
	house: House,
	now: Date,
	people: readonly Person[] = [house.mara, house.devon]
): Promise<LaneKeys> {
	const { owner } = house.database.as;
	const holders = [
		...(await Promise.all(
			people.map(async ({ officerId, keys }) => ({
				holder: officerId,
				recipient: await recipientOf(keys.identity)
			}))
		)),
		{
			holder: staff.lane.RECOVERY,
			recipient: await recipientOf(house.recovery.identity)
		}
	];
	const { keys, card } = await newEpoch('general', undefined, holders);
	const copies = await Promise.all(
		holders.map(async ({ holder, recipient }) => ({
			laneId: 'general',
			epoch: 1,
			holder,
			sealed: await sealLaneKeys(keys, recipient)
		}))
	);
	await owner.delete(laneKeys).where(eq(laneKeys.laneId, 'general'));
	await owner.delete(laneEpochs).where(eq(laneEpochs.laneId, 'general'));
	await owner.delete(laneAgreements).where(eq(laneAgreements.laneId, 'general'));
	const madeBy = house.mara.officerId;
	await owner.insert(laneEpochs).values({ laneId: 'general', epoch: 1, card, madeBy, madeAt: now });
	await owner.insert(laneKeys).values(copies);
	await owner.delete(laneMembers).where(eq(laneMembers.laneId, 'general'));
	await owner.insert(laneMembers).values(
		people.map(({ officerId }) => ({
			laneId: 'general',
			officerId,
			addedBy: madeBy,
			addedAt: now
		}))
	);
	return keys;
}

/** Makes of the recovery key what the first releases made: a card of one key, which is on one paper. */
export async function recoveryOnOnePaper(house: House, now: Date): Promise<void> {
	const { owner } = house.database.as;
	const { lane, identity, signingKey } = house.recovery;
	const plain = { lane, epoch: 1, recipient: await recipientOf(identity), signingKey };
	await owner.delete(custodianFiles);
	await owner.delete(custodians);
	await owner.delete(laneEpochs).where(eq(laneEpochs.laneId, lane));
	await owner.insert(laneEpochs).values({
		laneId: lane,
		epoch: 1,
		card: makeCardV1(plain, signingKey),
		madeBy: house.mara.officerId,
		madeAt: now
	});
}

/** What a browser that looked through all tips of the general lane would say of them. */
export const lookThrough = async ({ database }: House): Promise<string> => {
	const rows = await database.as.owner.execute<{ id: string }>(
		sql`select id from tips where lane_id = 'general'`
	);
	return printOfIds(rows.map(({ id }) => id));
};
