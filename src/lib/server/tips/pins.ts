import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { functions, type Db } from '../db/index.ts';

/**
 * What an operator vouches for, and a lane's chain is followed from: the print of any of its cards. `epoch`: that card's,
 * where it is written beside it.
 */
export type Pin = { readonly print: string; readonly epoch?: number };

/** By lane, in the order in which lanes are tried. */
export type LanePins = ReadonlyMap<string, Pin>;

/** The pins in use. */
export type Pins = { known: LanePins };

/** Why what was read is not used: `unreadable`, all of it; `misfit` or `missing`, of this lane. */
export type PinDoubt =
	{ readonly why: 'unreadable' } | { readonly why: 'misfit' | 'missing'; readonly lane: string };

/** Whether a pin is of this card. A row may hold anything. */
export const isPinned = (card: LaneCard | null, { print, epoch }: Pin): boolean =>
	card !== null && printOfCard(card) === print && (epoch ?? card.epoch) === card.epoch;

/**
 * Takes the pins as they are written by now. One that fits no card of its lane is refused, and what was pinned of that lane
 * before goes on: a wrong character must not send its tips elsewhere, nor a line that is missing. That a lane is pinned no
 * more is for a start of the face.
 * @param read the operator's file; undefined when it cannot be read, or is none.
 * @throws what the database does: then they are as they were.
 */
export async function repin(
	pins: Pins,
	read: () => Promise<LanePins | undefined>,
	db: Db,
	doubts: (doubt: PinDoubt) => void
): Promise<void> {
	const written = await read();
	if (!written) return doubts({ why: 'unreadable' });
	if (areSame(written, pins.known)) return;
	const lanes = await functions.lanes(db);
	const next = new Map<string, Pin>();
	for (const [lane, pin] of written) {
		const former = pins.known.get(lane);
		const cards = lanes.find(({ id }) => id === lane)?.cards ?? [];
		const fits = isSame(pin, former) || cards.some((card) => isPinned(card, pin));
		if (!fits) doubts({ why: 'misfit', lane });
		const used = fits ? pin : former;
		if (used) next.set(lane, used);
	}
	for (const [lane, pin] of pins.known) {
		if (written.has(lane)) continue;
		doubts({ why: 'missing', lane });
		next.set(lane, pin);
	}
	pins.known = next;
}

/** In the same order, too. */
function areSame(one: LanePins, other: LanePins): boolean {
	const others = [...other];
	return (
		one.size === other.size &&
		[...one].every(([lane, pin], at) => others[at]?.[0] === lane && isSame(pin, others[at][1]))
	);
}

const isSame = (one: Pin, other: Pin | undefined): boolean =>
	one.print === other?.print && one.epoch === other.epoch;
