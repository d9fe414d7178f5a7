import type { Locale } from '#lib/i18n/locales.ts';
import { functions, inTime, isDown } from '../db/index.ts';
import type { Policy } from '../policies/index.ts';
import type { Intake } from './intake.ts';
import { acceptingLanes, laneFor } from './routing.ts';

type Agency = { readonly id: string; readonly name: string };

/** Whether tips are accepted, what stands before it, who reads what comes, and who can be ticked as involved. */
export type Acceptance = {
	readonly is: 'accepting' | 'closed';
	readonly readers: readonly string[];
	readonly agencies: readonly Agency[];
	readonly policies: readonly Policy[];
};

/** While nothing is known of them. */
export const notAccepting: Acceptance = {
	is: 'closed',
	readers: [],
	agencies: [],
	policies: []
};

type Known = Pick<Intake, 'db' | 'pins' | 'memory' | 'policies'>;

/**
 * Generated from the membership of the lanes and the operator's own words; closed when no lane can take a tip, while
 * the words are not approved, or when the database is down.
 */
export async function acceptance(intake: Known, locale: Locale): Promise<Acceptance> {
	try {
		return await inTime(known(intake, locale));
	} catch (error) {
		if (isDown(error)) return notAccepting;
		throw error;
	}
}

async function known(intake: Known, locale: Locale): Promise<Acceptance> {
	const lane = laneFor(await acceptingLanes(intake), [])?.lane;
	const agencies = await functions.agencies(intake.db);
	const readers = agencies.filter(({ id }) => lane?.agencies.includes(id)).map(({ name }) => name);
	const policies = await intake.policies(locale);
	return {
		is: lane && policies ? 'accepting' : 'closed',
		readers,
		agencies,
		policies: policies ?? []
	};
}
