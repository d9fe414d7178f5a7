import { BrokenChain, followCards, isSameCard, type LaneCard } from '#lib/sealed/lane-card.ts';
import { functions, isDown, type Db } from '../db/index.ts';
import { createTurn, type InTurn, type State } from '../state/index.ts';
import { createDoubts, type Doubts } from './doubts.ts';
import {
	keepLane,
	readRemembered,
	recallLane,
	setAside,
	together,
	type Copy,
	type Remembered
} from './remembered.ts';

/** What the public face remembers of lanes, in files of its own: whatever the database shows, no lane goes back. */
export type LaneMemory = {
	readonly state: State;
	readonly doubts: Doubts;
	/** What lies on the disk, by lane. */
	readonly lanes: Map<string, Kept>;
	/** Chains of the database that were held against it, and what became of them. */
	readonly held: Map<string, { readonly shown: Shown; readonly kept: Kept }>;
	readonly inTurn: InTurn;
};
/** Cards that lie on the disk, and whose copies of the newest one's secret lie beside them. */
type Kept = {
	readonly pin: string;
	readonly cards: readonly LaneCard[];
	readonly holders: readonly string[];
	/** Whether these are all that the database shows. */
	readonly agrees: boolean;
};
type Shown = readonly LaneCard[] | undefined;

export const createLaneMemory = (state: State): LaneMemory => ({
	state,
	doubts: createDoubts(),
	lanes: new Map(),
	held: new Map(),
	inTurn: createTurn()
});

/** A lane as the database has it, and what the operator pinned of it. */
type Lane = {
	readonly id: string;
	readonly kind: 'general' | 'restricted' | 'recovery';
	readonly cards: readonly LaneCard[] | null;
	readonly pin: string;
};

/**
 * The cards of a lane to go by. Those that lie in its file, and more only once they lie there too, with the copies of
 * their secrets: what is sealed to an epoch can then be read again whatever becomes of the database. Where the database has
 * fewer cards than the file, or others, the file counts.
 * @returns undefined when nothing leads from the pin.
 */
export async function accepted(memory: LaneMemory, db: Db, lane: Lane): Promise<Kept | undefined> {
	const shown = chainFrom(lane);
	const before = memory.held.get(lane.id);
	if (before && before.shown === shown && before.kept.pin === lane.pin) return before.kept;
	// A file that cannot be read, or a disk that is full, is of this lane, and closes no other.
	const kept = await memory
		.inTurn(() => decide(memory, db, lane, shown))
		.catch((fault: unknown) => {
			if (isDown(fault)) throw fault;
			memory.doubts.about('unwritable', lane.id);
			return memory.lanes.get(lane.id);
		});
	// Where a newer one may be waiting, it is looked for again each time.
	const waits = shown && shown.length > (kept?.cards.length ?? 0);
	if (kept && !waits) memory.held.set(lane.id, { shown, kept });
	return kept;
}

async function decide(
	memory: LaneMemory,
	db: Db,
	lane: Lane,
	shown: Shown
): Promise<Kept | undefined> {
	const known = await knownOf(memory, lane, shown);
	if (!shown) {
		memory.doubts.about(known?.pin === lane.pin ? 'broken' : 'misfit', lane.id);
		return known && { ...known, agrees: false };
	}
	if (!known) {
		memory.doubts.about('new', lane.id);
		return learn(memory, db, lane, undefined, shown);
	}
	const common = known.cards.findIndex((card, at) => !isSameCard(card, shown[at]));
	if (common >= 0) {
		memory.doubts.about(common >= shown.length ? 'behind' : 'forked', lane.id);
		return { ...known, agrees: false };
	}
	if (shown.length === known.cards.length) return known;
	return learn(memory, db, lane, known, shown).catch(() => {
		memory.doubts.about('unwritable', lane.id);
		return { ...known, agrees: false };
	});
}

/** Puts an epoch's card and the copies of its secret on the disk before it counts. One of which there is no copy waits. */
async function learn(
	{ state, lanes }: LaneMemory,
	db: Db,
	{ id, kind, pin }: Lane,
	known: Kept | undefined,
	shown: readonly LaneCard[]
): Promise<Kept | undefined> {
	const had = known?.cards.length ?? 0;
	const found = kind === 'recovery' ? [] : await copiesOf(db, id);
	const isCopied = ({ epoch }: LaneCard) =>
		kind === 'recovery' || found.some((copy) => copy.epoch === epoch);
	const end = shown.findIndex((card, at) => at >= had && !isCopied(card));
	const cards = end < 0 ? shown : shown.slice(0, end);
	if (cards.length === had) return known && { ...known, agrees: false };
	const before = readRemembered(await recallLane(state, id));
	const copies = together(before?.pin === pin ? before.copies : [], found);
	await keepLane(state, id, { v: 1, pin, cards, copies });
	const kept = keptOf({ pin, cards, copies });
	lanes.set(id, kept);
	return { ...kept, agrees: cards.length === shown.length };
}

const keptOf = ({ pin, cards, copies }: Omit<Remembered, 'v'>): Kept => ({
	pin,
	cards,
	holders: copies.filter(({ epoch }) => epoch === cards.at(-1)?.epoch).map(({ holder }) => holder),
	agrees: true
});

/** Adds what members' browsers have sealed anew since: for when the database is put back from a backup. */
export const keepCopies = (memory: LaneMemory, db: Db): Promise<void> =>
	memory.inTurn(async () => {
		for (const [id, { pin, cards }] of memory.lanes) {
			// Copies of another card's secret are none of this one's.
			if (!memory.held.get(id)?.kept.agrees) continue;
			const before = readRemembered(await recallLane(memory.state, id));
			if (before?.pin !== pin) continue;
			const copies = together(before.copies, await copiesOf(db, id));
			if (copies.length === before.copies.length) continue;
			await keepLane(memory.state, id, { ...before, cards, copies });
			memory.lanes.set(id, keptOf({ pin, cards, copies }));
			memory.held.delete(id);
		}
	});

/** What the file says, as long as it leads from this pin; else it is set aside, and the pin alone counts. */
async function knownOf(
	memory: LaneMemory,
	{ id, pin }: Lane,
	shown: Shown
): Promise<Kept | undefined> {
	const { state, lanes, doubts } = memory;
	const held = lanes.get(id);
	if (held?.pin === pin) return held;
	const text = await recallLane(state, id);
	if (text === undefined) return undefined;
	const remembered = readRemembered(text);
	const cards = remembered && chainFrom({ id, cards: remembered.cards, pin });
	// A pin that fits nothing is a mistake in it: what was pinned before goes on.
	if (remembered && !cards && !shown) {
		const before = chainFrom({ id, cards: remembered.cards, pin: remembered.pin });
		return before && keptOf({ ...remembered, cards: before });
	}
	if (cards) {
		const kept = keptOf({ pin, cards, copies: remembered.copies });
		lanes.set(id, kept);
		return kept;
	}
	doubts.about(remembered ? 'aside' : 'unreadable', id);
	await setAside(state, id, text);
	lanes.delete(id);
	return undefined;
}

const copiesOf = async (db: Db, lane: string): Promise<Copy[]> =>
	(await functions.copies(db, { lane })).map(({ sealed, ...copy }) => ({
		...copy,
		sealed: Buffer.from(sealed).toString('base64')
	}));

/** Chains that were followed before, by their text: checking a signature takes about a millisecond. */
const followed = new Map<string, readonly LaneCard[]>();

function chainFrom({ id, cards, pin }: Pick<Lane, 'id' | 'cards' | 'pin'>): Shown {
	if (!cards || cards[0]?.lane !== id) return undefined;
	const text = pin + JSON.stringify(cards);
	const known = followed.get(text);
	if (known) return known;
	try {
		const chain = followCards(cards, pin);
		if (followed.size > 100) followed.clear();
		followed.set(text, chain);
		return chain;
	} catch (error) {
		if (error instanceof BrokenChain || error instanceof TypeError) return undefined;
		throw error;
	}
}
