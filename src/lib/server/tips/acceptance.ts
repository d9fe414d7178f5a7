import type { Locale } from '#lib/i18n/locales.ts';
import { functions, inTime, isDown } from '../db/index.ts';
import type { Policy } from '../policies/index.ts';
import type { Intake } from './intake.ts';
import { laneFor, mannedLanes, type PinnedLane } from './routing.ts';

type Agency = { readonly id: string; readonly name: string };

/** Whether tips are accepted, what stands before it, who reads what comes, and who can be ticked as involved. */
export type Acceptance = {
	readonly is: 'accepting' | 'closed';
	/** Names of their agencies; nobody's where it waits for custodians. */
	readonly readers: readonly string[];
	/** It can take days until somebody reads it. */
	readonly isLate: boolean;
	readonly agencies: readonly Agency[];
	readonly policies: readonly Policy[];
};

/** While nothing is known of them. */
export const notAccepting: Acceptance = {
	is: 'closed',
	readers: [],
	isLate: false,
	agencies: [],
	policies: []
};

type Known = Pick<Intake, 'db' | 'pins' | 'memory' | 'policies'>;

/**
 * Generated from the membership of the lanes and the operator's own words; closed when no lane can take a tip, while
 * the words are not approved, or when the database is down.
 */
export async function acceptance(intake: Known, locale: Locale, now: Date): Promise<Acceptance> {
	try {
		return await inTime(known(intake, locale, now));
	} catch (error) {
		if (isDown(error)) return notAccepting;
		throw error;
	}
}

async function known(intake: Known, locale: Locale, now: Date): Promise<Acceptance> {
	const lanes = await mannedLanes(intake, now);
	const where = laneFor(lanes, []);
	const agencies = withThoseOn(lanes, await functions.agencies(intake.db));
	const readers = agencies.filter(({ id }) => where?.lane.agencies.includes(id));
	const policies = await intake.policies(locale);
	return {
		is: where && policies ? 'accepting' : 'closed',
		readers: readers.map(({ name }) => name),
		isLate: where?.unroutable ?? false,
		agencies,
		policies: policies ?? []
	};
}

/** One that a card names and no row does is there all the same, by its id: nobody who reads a tip goes unnamed. */
function withThoseOn(lanes: readonly PinnedLane[], rows: readonly Agency[]): readonly Agency[] {
	const ids = new Set(lanes.flatMap(({ agencies }) => agencies));
	const unnamed = [...ids].filter((id) => !rows.some((row) => row.id === id));
	return [...rows, ...unnamed.map((id) => ({ id, name: id }))];
}
