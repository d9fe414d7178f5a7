import { and, eq, isNull } from 'drizzle-orm';
import type { Person } from '../../scripts/demo/people.ts';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import type { LaneCard } from '../../src/lib/sealed/lane-card.ts';
import type { LaneCardV1 } from '../../src/lib/sealed/lane-card-v1.ts';
import {
	draftCard,
	signAsCustodian,
	signAsEpoch,
	signCard,
	type LaneCardV2
} from '../../src/lib/sealed/lane-card-v2.ts';
import { printsOf, sealLaneKeys, type LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { makeRecoveryCard, type RecoveryCard } from '../../src/lib/sealed/recovery-card.ts';
import { makeRoster, type Roster } from '../../src/lib/sealed/roster.ts';
import { newSheet, sheetCardOf, type Sheet } from '../../src/lib/sealed/sheets.ts';
import { newSigningKey, verifyKeyOf } from '../../src/lib/sealed/signature.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import { laneEpochs, laneKeys, laneMembers } from '../../src/lib/server/db/index.ts';
import type { Pin } from '../../src/lib/server/tips/index.ts';
import type { House } from './house.ts';
import { newEpoch } from './lane-v1.ts';

/** An epoch of a lane as whoever made it knows it. */
export type Epoch = { readonly card: LaneCardV2; readonly roster: Roster; readonly keys: LaneKeys };
export type Recovery = { readonly card: RecoveryCard; readonly sheets: readonly Sheet[] };

type Made = {
	readonly lane: string;
	readonly members: readonly Person[];
	readonly recovery: Recovery;
	readonly now: Date;
	readonly kind?: LaneCardV2['kind'];
	/** Hashes of older replies that stand: somebody leaves. */
	readonly replies?: readonly string[];
};
/** What an epoch follows: one of version 2, or a card of version 1 and its keys. */
type Before = Epoch | { readonly card: LaneCardV1; readonly keys: LaneKeys };
/** Who stands by a card; `sheets`: custodians, with theirs. */
type By = { readonly officers?: readonly Person[]; readonly sheets?: readonly Sheet[] };

/** A recovery identity of three custodians, whose card the first two sign, and of the one before the first two. */
export async function newRecovery(before?: Recovery): Promise<Recovery> {
	const sheets = await Promise.all([newSheet(), newSheet(), newSheet()]);
	const cards = await Promise.all(sheets.map(sheetCardOf));
	const agencies = ['customs', 'defence-force', 'labour'];
	const body = {
		v: 2,
		lane: 'recovery',
		kind: 'recovery',
		epoch: (before?.card.epoch ?? 0) + 1,
		recipient: await recipientOf(await newIdentity()),
		custodians: cards.map((card, at) => ({ ...card, agency: agencies[at]! })),
		before: before ? printOfCard(before.card) : null
	} as const;
	const signing = [...(before?.sheets.slice(0, 2) ?? []), ...sheets.slice(0, 2)];
	const keys = signing.map(({ signingKey }) => signingKey);
	return { card: makeRecoveryCard(body, keys), sheets };
}

/** The next epoch of a lane, or its first, whose card these stand by. */
export async function nextEpoch(
	{ lane, members, recovery, now, kind = 'general', replies }: Made,
	before: Before | undefined,
	by: By = { officers: members.slice(0, 2) }
): Promise<Epoch> {
	const epoch = (before?.card.epoch ?? 0) + 1;
	const holders = await holdersOf(members);
	const keys: LaneKeys = {
		lane,
		epoch,
		identity: await newIdentity(),
		signingKey: newSigningKey(),
		holders: printsOf(holders)
	};
	const roster = makeRoster(
		lane,
		epoch,
		members.map((one, at) => ({
			officer: one.officerId,
			agency: one.agencyId,
			recipient: holders[at]!.recipient,
			verifyKey: verifyKeyOf(one.keys.signingKey),
			agreement: agree({ id: one.officerId, signingKey: one.keys.signingKey }, lane)
		}))
	);
	const recipient = await recipientOf(keys.identity);
	const making = { kind, recipient, roster, recovery: printOfCard(recovery.card), replies };
	const draft = draftCard(keys, making, before?.card, now);
	const card = before && !('roster' in before) ? signAsEpoch(draft, before.keys) : draft;
	return signed({ card, roster, keys }, before, by);
}

/** An epoch whose card these stand by as well. */
export function signed(
	epoch: Epoch,
	before: Before | undefined,
	{ officers = [], sheets = [] }: By
) {
	const former = before && 'roster' in before ? before.roster : undefined;
	const rosters = { before: former, own: epoch.roster };
	let { card } = epoch;
	for (const { officerId: id, keys } of officers)
		card = signCard(card, { id, signingKey: keys.signingKey }, rosters);
	for (const { signingKey } of sheets) card = signAsCustodian(card, signingKey);
	return { ...epoch, card };
}

const holdersOf = (members: readonly Person[]) =>
	Promise.all(
		members.map(async ({ officerId, keys }) => ({
			holder: officerId,
			recipient: (await cardOf(keys)).recipient
		}))
	);

/** Puts a card into the database as its owner, over whatever stood there. */
export async function putCard({ database, mara }: House, card: LaneCard): Promise<void> {
	const row = { laneId: card.lane, epoch: card.epoch, card, madeBy: mara.officerId };
	await database.as.owner
		.insert(laneEpochs)
		.values(row)
		.onConflictDoUpdate({ target: [laneEpochs.laneId, laneEpochs.epoch], set: { card } });
}

/** Puts copies of an epoch's secret there, for each of these. */
export async function putCopies(
	{ database }: House,
	{ keys }: Pick<Epoch, 'keys'>,
	members: readonly Person[]
) {
	const { lane: laneId, epoch } = keys;
	for (const { holder, recipient } of await holdersOf(members)) {
		const sealed = await sealLaneKeys(keys, recipient);
		const copy = { laneId, epoch, holder, writer: holder, sealed };
		await database.as.owner.insert(laneKeys).values(copy);
	}
}

/** Puts an epoch there as the desk would: with copies of its secret, and those on it as the lane's members. */
export async function putEpoch(house: House, epoch: Epoch, members: readonly Person[]) {
	const { as } = house.database;
	const { lane: laneId } = epoch.card;
	await putCard(house, epoch.card);
	await putCopies(house, epoch, members);
	const current = and(eq(laneMembers.laneId, laneId), isNull(laneMembers.removedAt));
	await as.owner.delete(laneMembers).where(current);
	await as.owner
		.insert(laneMembers)
		.values(members.map(({ officerId }) => ({ laneId, officerId, addedBy: house.mara.officerId })));
}

/** The card of version 1 of a lane, and its keys. */
export async function firstOf(
	{ database, general, review }: House,
	lane: 'general' | 'review'
): Promise<{ card: LaneCardV1; keys: LaneKeys }> {
	const [row] = await database.as.owner
		.select()
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, lane));
	return { card: row!.card as LaneCardV1, keys: lane === 'general' ? general : review };
}

/**
 * The house as it stands on the day of the first card that two members sign: lanes on cards of version 1, and a recovery card
 * that custodians signed, all of them pinned.
 */
export async function withRecovery(of: House): Promise<{ house: House; recovery: Recovery }> {
	const recovery = await newRecovery();
	await putCard(of, recovery.card);
	const { mara, devon, ruth, joan } = of;
	const lanes = { general: [mara, devon], review: [ruth, joan] };
	let house = pinned(of, 'recovery', recovery.card);
	for (const [lane, members] of Object.entries(lanes)) {
		const { keys, card } = await newEpoch(lane, undefined, await holdersOf(members));
		await of.database.as.owner.delete(laneKeys).where(eq(laneKeys.laneId, lane));
		await putCard(of, card);
		await putCopies(of, { keys }, members);
		house = { ...pinned(house, lane, card), [lane]: keys };
	}
	return { house, recovery };
}

/** The house with one pin moved. */
export function pinned(house: House, lane: string, card: LaneCard): House {
	const pin: Pin = { print: printOfCard(card), epoch: card.epoch };
	const intake = { ...house.intake, pins: new Map([...house.intake.pins, [lane, pin]]) };
	return { ...house, intake };
}
