import { printOfCard } from '#lib/sealed/print.ts';
import { functions, type Db } from '../db/index.ts';

/** By lane, the fingerprint of its first card: what an operator vouches for, and what every chain is followed from. */
export type LanePins = ReadonlyMap<string, string>;

/** The pins in use. */
export type Pins = { known: LanePins };

/** Why what was read is not used: `unreadable`, all of it; `misfit` or `missing`, of this lane. */
export type PinDoubt =
	{ readonly why: 'unreadable' } | { readonly why: 'misfit' | 'missing'; readonly lane: string };

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
	const next = new Map<string, string>(pins.known);
	for (const lane of pins.known.keys()) {
		if (!written.has(lane)) doubts({ why: 'missing', lane });
	}
	for (const [lane, pin] of written) {
		const former = pins.known.get(lane);
		const first = lanes.find(({ id }) => id === lane)?.cards?.[0];
		const fits = pin === former || (first !== undefined && printOfCard(first) === pin);
		if (!fits) doubts({ why: 'misfit', lane });
		if (fits) next.set(lane, pin);
	}
	pins.known = next;
}

const areSame = (one: LanePins, other: LanePins): boolean =>
	one.size === other.size && [...one].every(([lane, pin]) => other.get(lane) === pin);
