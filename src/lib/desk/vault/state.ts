import { base64 } from '@scure/base';
import type { OfficerKeys, Opener } from '#lib/sealed/keyring.ts';
import type { Identity } from '#lib/sealed/identity.ts';
import { chainOf, type LaneCard } from '#lib/sealed/lane-card.ts';
import { fits, openLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import { Locked, NotYourLane } from './faults.ts';
import type { EpochAt, SealedLane } from './wire.ts';

type Officer = { readonly id: string; readonly keys: OfficerKeys };

/** Every private half that the worker holds, from unlocking to its end. It leaves the worker nowhere. */
export type State = {
	/** What opens the keyring, from when a way in was used until it is unlocked. */
	opener?: Opener | undefined;
	officer?: Officer;
	/** The epochs of each lane, oldest first. */
	readonly lanes: Map<string, readonly LaneKeys[]>;
};

export const newState = (): State => ({ lanes: new Map() });

/** @throws Locked */
export function officerOf({ officer }: State): Officer {
	if (!officer) throw new Locked('no keys here');
	return officer;
}

/** Who signs, and with what. @throws Locked */
export function signerOf(state: State) {
	const { id, keys } = officerOf(state);
	return { id, signingKey: keys.signingKey };
}

/** @throws NotYourLane */
export function epochsOf({ lanes }: State, lane: string): readonly LaneKeys[] {
	const epochs = lanes.get(lane);
	if (!epochs) throw new NotYourLane(lane);
	return epochs;
}

/** @throws NotYourLane */
export function keysOf(state: State, lane: string, epoch: number): LaneKeys {
	const keys = epochsOf(state, lane).find((keys) => keys.epoch === epoch);
	if (!keys) throw new NotYourLane(`${lane}/${epoch}`);
	return keys;
}

/** @param least the epoch that it must be at least. @throws NotYourLane */
export function newestOf(state: State, lane: string, least = 1): LaneKeys {
	const newest = epochsOf(state, lane).at(-1);
	if (!newest || newest.epoch < least) throw new NotYourLane(`${lane}/${least}`);
	return newest;
}

/**
 * Takes the officer's lanes as they are now; what was held before is let go. A copy is believed because it fits its
 * card, and not because it decrypts; one that does not takes nothing else with it.
 * @returns the epochs of which there is no copy that fits, or whose card does not follow from the one before.
 * @throws Locked
 */
export async function takeLanes(state: State, sealed: readonly SealedLane[]): Promise<EpochAt[]> {
	const { identity } = officerOf(state).keys;
	const taken = new Map<string, readonly LaneKeys[]>();
	const missing: EpochAt[] = [];
	for (const { lane, cards, copies } of sealed) {
		const chain = chainOf(cards).filter((card) => card.lane === lane);
		const held = await Promise.all(
			chain.map((card) =>
				firstThatFits(
					card,
					copies.filter(({ epoch }) => epoch === card.epoch),
					identity
				)
			)
		);
		taken.set(
			lane,
			held.filter((keys) => keys !== undefined)
		);
		for (const { epoch } of cards.filter((_, at) => !held[at])) missing.push({ lane, epoch });
	}
	// At once: what is read meanwhile goes by the lanes as they were.
	state.lanes.clear();
	for (const [lane, keys] of taken) state.lanes.set(lane, keys);
	return missing;
}

async function firstThatFits(
	card: LaneCard,
	copies: SealedLane['copies'],
	identity: Identity
): Promise<LaneKeys | undefined> {
	for (const { sealed } of copies) {
		const keys = await openLaneKeys(base64.decode(sealed), identity).catch(() => undefined);
		if (keys && (await fits(keys, card).catch(() => false))) return keys;
	}
	return undefined;
}
