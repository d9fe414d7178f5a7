import { sql } from 'drizzle-orm';
import { inTime, isDown } from '../db/index.ts';
import type { Intake } from './intake.ts';
import { laneFor, openLanes } from './routing.ts';

export type Agency = { readonly id: string; readonly name: string };

/** Whether the form can be opened, who reads what comes, and who can be ticked as involved. */
export type Desks = {
	readonly is: 'open' | 'closed';
	readonly readers: readonly string[];
	readonly agencies: readonly Agency[];
};

/** While nothing is known of them. */
export const closedDesks: Desks = { is: 'closed', readers: [], agencies: [] };

/** Generated from the membership of the lanes; closed when no lane can take a tip, or the database is down. */
export async function desks(intake: Pick<Intake, 'db' | 'pins'>): Promise<Desks> {
	try {
		return await inTime(known(intake));
	} catch (error) {
		if (isDown(error)) return closedDesks;
		throw error;
	}
}

async function known(intake: Pick<Intake, 'db' | 'pins'>): Promise<Desks> {
	const lane = laneFor(await openLanes(intake), [])?.lane;
	const agencies = [...(await intake.db.execute<Agency>(sql`select * from intake.agencies()`))];
	const readers = agencies.filter(({ id }) => lane?.agencies.includes(id)).map(({ name }) => name);
	return { is: lane ? 'open' : 'closed', readers, agencies };
}
