import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { ROSTER } from '#lib/sealed/roster.ts';
import { isDown, type Db } from '../db/index.ts';
import { createTurn, type InTurn, type State } from '../state/index.ts';
import { chainFrom, leadsOn, type Chain, type Pinned } from './lane-chain.ts';
import type { Expiry } from './expiry.ts';
import { gains, keptOf, kindOf, waitingFor, type Kept } from './lane-kept.ts';
import { createDoubts, type Doubts } from './lane-doubts.ts';
import { isPinned } from './pins.ts';
import {
	copiesOf,
	keepLane,
	readRemembered,
	recallLane,
	setAside,
	together
} from './remembered.ts';

/** What the public face remembers of lanes, in files of its own: whatever the database shows, no lane goes back. */
export type LaneMemory = {
	readonly state: State;
	readonly doubts: Doubts;
	/** What lies on the disk, by lane. */
	readonly lanes: Map<string, Kept>;
	/** Chains of the database that were held against it, and what became of them. */
	readonly held: Map<string, { readonly shown: Chain; readonly kept: Kept }>;
	readonly expiry: Expiry;
	readonly inTurn: InTurn;
};

export const createLaneMemory = (state: State): LaneMemory => ({
	state,
	doubts: createDoubts(),
	lanes: new Map(),
	held: new Map(),
	expiry: { firstDay: undefined },
	inTurn: createTurn()
});

/** A lane as the database has it, and what the operator pinned of it. */
type Lane = Pinned & { readonly kind: 'general' | 'restricted' | 'recovery' };

/**
 * The cards of a lane to go by. Those that lie in its file, and more only once they lie there too, with the copies of
 * their secrets: what is sealed to an epoch can then be read again whatever becomes of the database. Where the database has
 * fewer cards than the file, or others, the file counts.
 * @param recovery the cards of the recovery lane to go by.
 * @returns undefined when nothing leads from the pin.
 */
export async function accepted(
	memory: LaneMemory,
	db: Db,
	lane: Lane,
	recovery: readonly LaneCard[]
): Promise<Kept | undefined> {
	const shown = chainFrom(lane, recovery);
	const before = memory.held.get(lane.id);
	if (before && before.shown === shown && before.kept.pin === lane.pin.print) return before.kept;
	// A file that cannot be read, or a disk that is full, is of this lane, and closes no other.
	const kept = await memory
		.inTurn(() => decide(memory, db, lane, shown, recovery))
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
	shown: Chain,
	recovery: readonly LaneCard[]
): Promise<Kept | undefined> {
	const known = await knownOf(memory, lane, shown, recovery);
	if (!shown) {
		const fits = known?.cards.some((card) => isPinned(card, lane.pin));
		memory.doubts.about(fits ? 'broken' : 'misfit', lane.id);
		return known && { ...known, agrees: false };
	}
	if (!known) {
		memory.doubts.about('new', lane.id);
		return learn(memory, db, lane, undefined, shown);
	}
	if (!leadsOn(known.cards, shown)) {
		memory.doubts.about(leadsOn(shown, known.cards) ? 'behind' : 'forked', lane.id);
		return { ...known, agrees: false };
	}
	if (shown.length === known.cards.length && !gains(known, shown)) return known;
	return learn(memory, db, lane, known, shown).catch(() => {
		memory.doubts.about('unwritable', lane.id);
		return waitingFor(known, shown);
	});
}

/** Puts an epoch's card and the copies of its secret on the disk before it counts. One of which there is no copy waits. */
async function learn(
	{ state, lanes, doubts }: LaneMemory,
	db: Db,
	lane: Lane,
	known: Kept | undefined,
	shown: readonly LaneCard[]
): Promise<Kept | undefined> {
	const { id, pin } = lane;
	const had = known?.cards ?? [];
	const found = await copiesOf(db, id);
	const isCopied = (card: LaneCard) =>
		isOnPaper(card, lane) ||
		found.some(({ epoch, holder }) => epoch === card.epoch && holder !== ROSTER);
	const end = shown.findLastIndex((card, at) => at >= had.length && isCopied(card)) + 1;
	if (end < shown.length && shown.length > had.length)
		doubts.about('uncopied', id, String(end || had.length));
	const cards = [...(known && gains(known, shown) ? shown.slice(0, had.length) : had)];
	cards.push(...shown.slice(had.length, end));
	if (end === 0 && cards.every((card, at) => card === had[at]))
		return known && waitingFor(known, shown);
	const before = readRemembered(await recallLane(state, id));
	const copies = together(known && before ? before.copies : [], found);
	// A pin that has moved on to a card that still waits is taken with it.
	const isThere = !known || cards.some((card) => isPinned(card, pin));
	const kept = keptOf({ pin: isThere ? pin.print : known.pin, cards, copies });
	await keepLane(state, id, { v: 1, pin: kept.pin, cards, copies });
	lanes.set(id, kept);
	return cards.length < shown.length ? waitingFor(kept, shown) : kept;
}

const NO_ROW = { kind: undefined };

/** Whether a lane's cards name custodians: the pinned one says so, or what is remembered of it. Never a row. */
export async function hasCustodians(
	{ state, lanes }: LaneMemory,
	{ id, cards, pin }: Pinned
): Promise<boolean> {
	const named = (cards ?? []).filter((card) => kindOf(card, NO_ROW) === 'recovery');
	if (named.some((card) => isPinned(card, pin))) return true;
	const known = lanes.get(id)?.cards;
	const text = known ? undefined : await recallLane(state, id).catch(() => undefined);
	return kindOf((known ?? readRemembered(text)?.cards)?.[0], NO_ROW) === 'recovery';
}

/** The recovery identity is on paper: no copy of it is in the database. */
const isOnPaper = (card: LaneCard, lane: Lane): boolean => kindOf(card, lane) === 'recovery';

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

/**
 * What the file says. A pin that is of a card further on changes nothing of it; nor does one that fits nothing, which is a
 * mistake. One of another chain does: then the file is set aside, and the pin alone counts.
 */
async function knownOf(
	memory: LaneMemory,
	{ id, pin }: Lane,
	shown: Chain,
	recovery: readonly LaneCard[]
): Promise<Kept | undefined> {
	const { state, lanes, doubts } = memory;
	const held = lanes.get(id);
	if (held?.pin === pin.print) return held;
	const text = await recallLane(state, id);
	if (text === undefined) return undefined;
	const remembered = readRemembered(text);
	const cards = remembered && chainFrom({ id, cards: remembered.cards, pin }, recovery);
	if (cards) {
		const moved = { ...remembered, pin: pin.print };
		if (remembered.pin !== pin.print) await keepLane(state, id, moved);
		const kept = keptOf(moved);
		lanes.set(id, kept);
		return kept;
	}
	if (remembered) {
		const former = { id, cards: remembered.cards, pin: { print: remembered.pin } };
		const leads = shown && leadsOn(remembered.cards, shown);
		const before = leads ? remembered.cards : !shown && chainFrom(former, recovery);
		if (before) return keptOf({ ...remembered, cards: before });
		if (!shown) return undefined;
	}
	doubts.about(remembered ? 'aside' : 'unreadable', id);
	await setAside(state, id, text);
	lanes.delete(id);
	return undefined;
}
