import * as alerts from '#lib/server/alerts/index.ts';
import * as duty from '#lib/server/duty/index.ts';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('desk:duty');
	const { desk } = locals;
	const actor = actorOf(locals);
	const now = locals.now();
	const names = await staff.lane.names(desk);
	const lanes = names
		.filter(({ id }) => actor.lanes.includes(id))
		.map(({ id, name }) => ({ id, name }));
	const asked = lanes.find(({ id }) => id === url.searchParams.get('lane')) ?? lanes[0];
	return {
		now,
		lanes,
		roster: asked && (await duty.view(desk, actor, asked.id, now)),
		told: await alerts.status(desk, actor)
	};
};
