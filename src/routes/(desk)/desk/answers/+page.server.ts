import { error } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = actorOf(locals);
	if (actor.lanes.length === 0) error(404);
	const people = await staff.people.list(locals.desk);
	const lanes = await staff.lane.names(locals.desk);
	return {
		people: people.map(({ id, name }) => ({ id, name })),
		lanes: lanes.flatMap(({ id, name }) => (actor.lanes.includes(id) ? { id, name } : []))
	};
};
