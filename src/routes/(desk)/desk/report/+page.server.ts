import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { lanes: own } = actorOf(locals);
	const lanes = (await staff.lane.names(locals.desk)).filter(({ id }) => own.includes(id));
	return { now: locals.now(), lanes: lanes.map(({ id, name }) => ({ id, name })) };
};
