import { base64 } from '@scure/base';
import type { Place } from '#lib/sealed/envelope.ts';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import type { Roster } from '#lib/sealed/roster.ts';
import { successorsOf } from '#lib/sealed/succession.ts';
import type { KeysOf } from '#lib/sealed/written.ts';
import { openRosterOf, type State } from './state.ts';
import type { SealedRoster, Writers } from './wire.ts';

/**
 * Whose keys may have signed what was written at a place: by the roster of that epoch, which its members stand by, and those that
 * came after by the word of whoever had the former. The server's rows are believed only where no roster tells it: of a card of version
 * 1, of another lane, and of an epoch that this officer does not hold.
 * @param here the lane in which it lies now.
 */
export async function writersAt(
	state: State,
	{ lane, epoch }: Pick<Place, 'lane' | 'epoch'>,
	here: string,
	{ keys, rosters }: Writers
): Promise<KeysOf> {
	const byRows: KeysOf = (officer) => (Object.hasOwn(keys, officer) ? (keys[officer] ?? []) : []);
	const card = state.chains.get(lane)?.find((one) => one.epoch === epoch);
	const isHeld = state.lanes.get(lane)?.some((one) => one.epoch === epoch);
	if (!rosters || lane !== here || !isHeld || card?.v !== 2 || card.kind === 'recovery')
		return byRows;
	const roster = await rosterOf(state, card, rosters);
	return (officer) =>
		(roster?.members ?? [])
			.filter((one) => one.officer === officer)
			.flatMap(({ verifyKey }) => successorsOf(officer, verifyKey, state.successions));
}

async function rosterOf(
	state: State,
	card: LaneCardV2,
	rosters: readonly SealedRoster[]
): Promise<Roster | undefined> {
	const { lane, epoch, roster: hash } = card;
	const known = state.formerRosters.get(hash);
	const sealed = rosters.find((one) => one.epoch === epoch)?.sealed;
	const keys = state.lanes.get(lane)?.find((one) => one.epoch === epoch);
	if (known || !sealed || !keys) return known;
	const roster = await openRosterOf(card, keys, base64.decode(sealed));
	if (roster) state.formerRosters.set(hash, roster);
	return roster;
}
