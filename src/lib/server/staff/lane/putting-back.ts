import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import {
	followCards,
	isSameCard,
	type CustodiansOf,
	type LaneCard
} from '#lib/sealed/lane-card.ts';
import { isClosed } from '#lib/sealed/lane-card-v2.ts';
import { ROSTER } from '#lib/sealed/roster.ts';
import * as audit from '../../audit/index.ts';
import {
	laneClosings,
	laneEpochs,
	laneKeys,
	laneMembers,
	lanes,
	officers,
	type Db,
	type Tx
} from '../../db/index.ts';
import { mayReadTips } from '../context.ts';
import * as membership from '../membership.ts';
import { settle } from './changes.ts';
import { RECOVERY } from './lane.ts';

/** What a public face remembers of a lane: see tips/remembered.ts. `sealed`: base64. */
export type RememberedLane = {
	/** Print of the pinned card. */
	readonly pin: string;
	readonly cards: readonly LaneCard[];
	readonly copies: readonly {
		readonly epoch: number;
		readonly holder: string;
		readonly writer: string;
		readonly sealed: string;
	}[];
};

export type PutBack =
	| {
			readonly ok: true;
			readonly epochs: number;
			readonly copies: number;
			/** Members whom no copy of the newest secret is for: they left after the backup was taken, or their copy is lost. */
			readonly without: readonly string[];
			/** Who reads the lane by its newest card, and was no member in the backup; and who was one, and is not on that card. */
			readonly joined: readonly string[];
			readonly left: readonly string[];
	  }
	/** `no-lane`: the database has none of this name. `forked`: it has other cards. `bad-cards`: these are no chain. */
	| { readonly ok: false; readonly why: 'no-lane' | 'forked' | 'bad-cards' };

/**
 * Puts a lane's cards and the copies of their secrets back into a database that an older backup has replaced. What is
 * there stays, and nothing is written unless the cards that are there are the first of these.
 * @param db as its owner.
 */
export const putBack = (
	db: Db,
	{ pin, cards, copies }: RememberedLane,
	custodians: CustodiansOf,
	now: Date
): Promise<PutBack> =>
	db.transaction(async (tx) => {
		await membership.lockLanes(tx);
		const lane = cards[0]?.lane;
		if (!lane || !leads(cards, pin, custodians)) return { ok: false, why: 'bad-cards' };
		const [made] = await tx.select().from(lanes).where(eq(lanes.id, lane));
		if (!made) return { ok: false, why: 'no-lane' };
		const there = await tx
			.select({ card: laneEpochs.card })
			.from(laneEpochs)
			.where(eq(laneEpochs.laneId, lane))
			.orderBy(asc(laneEpochs.epoch));
		const common = cards.slice(0, there.length);
		if (!there.slice(0, cards.length).every(({ card }, at) => isSameCard(card, common[at])))
			return { ok: false, why: 'forked' };
		const missing = cards.slice(there.length);
		for (const card of missing) {
			const { epoch } = card;
			const { writer, ...roster } = rosterIn(copies, epoch);
			// Who joined after the backup is nobody there.
			const madeBy = writer && (await isKnown(tx, writer)) ? writer : made.madeBy;
			const row = { laneId: lane, epoch, card, madeBy, madeAt: now };
			await tx.insert(laneEpochs).values({ ...row, ...roster });
		}
		const added = await addCopies(tx, lane, copies);
		if (missing.length + added > 0) {
			const detail = { epochs: missing.length, copies: added };
			const act = { act: 'lane.put-back', by: null, subject: lane, detail };
			await audit.record(tx, { lane }, act, now);
		}
		const newest = cards.at(-1)?.epoch ?? 0;
		// It is as it was asked for by now, and nothing waits for that.
		if (isClosed(cards.at(-1))) await tx.delete(laneClosings).where(eq(laneClosings.laneId, lane));
		const people = await followCard(tx, lane, newest, now);
		const without = await membersWithout(tx, lane, newest);
		return { ok: true, epochs: missing.length, copies: added, without, ...people };
	});

/** What a file holds may be anything. */
function leads(cards: readonly LaneCard[], pin: string, custodians: CustodiansOf): boolean {
	try {
		return followCards(cards, pin, custodians).length > 0;
	} catch {
		return false;
	}
}

/** Without its roster nobody can stand by the next card. Whoever proposed it wrote a copy for each of its members. */
function rosterIn(copies: RememberedLane['copies'], epoch: number): Rostered {
	const own = copies.filter((copy) => copy.epoch === epoch);
	const roster = own.find(({ holder }) => holder === ROSTER);
	if (!roster) return {};
	const members = own
		.filter(
			({ holder, writer }) => writer === roster.writer && ![ROSTER, RECOVERY].includes(holder)
		)
		.map(({ holder }) => holder);
	return { roster: fromBase64(roster.sealed), members, writer: roster.writer };
}

type Rostered = { roster?: Uint8Array; members?: string[]; writer?: string };

const isKnown = async (tx: Tx, officerId: string): Promise<boolean> =>
	(await tx.$count(officers, eq(officers.id, officerId))) > 0;

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

async function addCopies(
	tx: Tx,
	laneId: string,
	copies: RememberedLane['copies']
): Promise<number> {
	let added = 0;
	for (const { sealed, ...copy } of copies.filter(({ holder }) => holder !== ROSTER)) {
		const { count } = await tx
			.insert(laneKeys)
			.values({ laneId, ...copy, sealed: fromBase64(sealed) })
			.onConflictDoNothing();
		added += count;
	}
	return added;
}

/** Rows of members follow from the card that stands: the backup's are of the one before. Of one of version 1 they are all that is known. */
async function followCard(tx: Tx, laneId: string, epoch: number, now: Date) {
	const [newest] = await tx
		.select({ members: laneEpochs.members, by: laneEpochs.madeBy })
		.from(laneEpochs)
		.where(and(eq(laneEpochs.laneId, laneId), eq(laneEpochs.epoch, epoch)));
	if (!newest?.members) return { joined: [], left: [] };
	const were = await membership.membersOf(tx, laneId);
	const joined = await atWork(
		tx,
		newest.members.filter((id) => !were.includes(id))
	);
	for (const { id: officerId } of joined)
		await membership.add(tx, { laneId, officerId, by: newest.by }, now);
	const left = were.filter((id) => !newest.members?.includes(id));
	for (const officerId of left) await membership.end(tx, { officerId, laneId, by: null }, now);
	await settle(tx, laneId, newest.members);
	return { joined: joined.map(({ name }) => name), left: await namesOf(tx, left) };
}

/** Of these who is known to the backup with keys, at work, and of a role that reads tips. */
const atWork = async (tx: Tx, ids: readonly string[]) =>
	(
		await tx
			.select({ id: officers.id, name: officers.name, role: officers.role })
			.from(officers)
			.where(
				and(
					inArray(officers.id, [...ids]),
					isNull(officers.disabledAt),
					isNotNull(officers.enrolledAt)
				)
			)
	).filter(({ role }) => mayReadTips(role));

const namesOf = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
	(
		await tx
			.select({ name: officers.name })
			.from(officers)
			.where(inArray(officers.id, [...ids]))
	).map(({ name }) => name);

async function membersWithout(tx: Tx, laneId: string, epoch: number): Promise<string[]> {
	const members = await tx
		.select({ id: officers.id, name: officers.name })
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.where(and(eq(laneMembers.laneId, laneId), isNull(laneMembers.removedAt)))
		.orderBy(asc(officers.name));
	const copies = await tx
		.select({ holder: laneKeys.holder })
		.from(laneKeys)
		.where(and(eq(laneKeys.laneId, laneId), eq(laneKeys.epoch, epoch)));
	return members
		.filter(({ id }) => !copies.some(({ holder }) => holder === id))
		.map(({ name }) => name);
}
