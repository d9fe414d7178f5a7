import { FEWEST_READERS } from '#lib/sealed/lane-card.ts';
import { isClosed } from '#lib/sealed/lane-card-v2.ts';
import type { Lane } from './lane.ts';

/** What becomes of lanes when somebody reads none any more. */
export type Leaving = {
	/** Lanes with fewer than two readers then. */
	readonly lanes: readonly {
		readonly name: string;
		/** Names of who is left. */
		readonly left: readonly string[];
		/** It takes tips now, and would then not. */
		readonly stops: boolean;
	}[];
	/** No lane has two readers then: the public's form takes no tip at all. */
	readonly closesForm: boolean;
};

/**
 * What becomes of the lanes of somebody whose access ends, who gets a role that reads no tips, or is invited anew: told to whoever
 * decides it, before they do. Of names and members that the page of lanes shows to everybody at the desk.
 */
export function ifLeaves(all: readonly Lane[], officerId: string): Leaving {
	const lanes = all.filter(({ kind }) => kind !== 'recovery');
	const leftIn = ({ members }: Lane) => members.filter((one) => one.officerId !== officerId);
	const few = lanes.filter((lane) => {
		const left = leftIn(lane).length;
		return left < lane.members.length && left < FEWEST_READERS;
	});
	const isManned = (readers: readonly unknown[]) => readers.length >= FEWEST_READERS;
	return {
		lanes: few.map((lane) => ({
			name: lane.name,
			left: leftIn(lane).map(({ name }) => name),
			stops: isManned(lane.members) && !isClosed(lane.card)
		})),
		closesForm:
			lanes.some(({ members }) => isManned(members)) &&
			!lanes.some((lane) => isManned(leftIn(lane)))
	};
}
