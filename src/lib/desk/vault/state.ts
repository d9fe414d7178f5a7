import { base64 } from '@scure/base';
import type { OfficerKeys, Opener } from '#lib/sealed/keyring.ts';
import { openLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import { Locked, NotYourLane } from './faults.ts';
import type { SealedEpoch } from './wire.ts';

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

/** Takes the officer's lanes as they are now; what was held before is let go. @throws Locked */
export async function takeLanes(state: State, laneKeys: readonly SealedEpoch[]): Promise<void> {
	const { identity } = officerOf(state).keys;
	const opened = await Promise.all(
		laneKeys.map(({ sealed }) => openLaneKeys(base64.decode(sealed), identity))
	);
	state.lanes.clear();
	for (const keys of opened.sort((a, b) => a.epoch - b.epoch)) {
		state.lanes.set(keys.lane, [...(state.lanes.get(keys.lane) ?? []), keys]);
	}
}
