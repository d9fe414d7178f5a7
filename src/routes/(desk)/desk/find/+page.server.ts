import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

/** Lanes and people to choose by. What is looked for never comes here. */
export const load: PageServerLoad = async ({ locals }) => {
	const actor = actorOf(locals);
	const lanes = (await staff.lane.list(locals.desk)).filter(({ id }) => actor.lanes.includes(id));
	const people = lanes.flatMap(({ members }) =>
		members.map(({ officerId, name }) => [officerId, name] as const)
	);
	return {
		lanes: lanes.map(({ id, name }) => ({ id, name })),
		people: [...new Map(people)].map(([id, name]) => ({ id, name }))
	};
};
