import { error } from '@sveltejs/kit';
import * as duty from '#lib/server/duty/index.ts';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

/** To whoever does not supervise the lane that is asked for there is no such page. */
export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('desk:supervision');
	const { desk } = locals;
	const actor = actorOf(locals);
	const now = locals.now();
	const own = triage.supervisedBy(actor);
	const lanes = (await staff.lane.names(desk)).filter(({ id }) => own.includes(id));
	const asked = url.searchParams.get('lane');
	const lane = asked === null ? lanes[0] : lanes.find(({ id }) => id === asked);
	if (!lane) error(404);
	const away = (await duty.away(desk, actor, now)).filter((one) => one.lane === lane.id);
	const absent = away.map(({ officerId }) => officerId);
	const shown = await triage.supervision(desk, actor, lane.id, absent, now);
	if (!shown) error(404);
	return {
		now,
		away,
		shown,
		lanes: lanes.map(({ id, name }) => ({ id, name })),
		colleagues: await triage.colleagues(desk, actor)
	};
};
