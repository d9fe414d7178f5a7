import * as duty from '#lib/server/duty/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

/** Of whoever is on no roster: what came in half a day. */
const USUAL_MS = 12 * 3_600_000;

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('desk:shift');
	const { desk } = locals;
	const actor = actorOf(locals);
	const now = locals.now();
	const own = await duty.own(desk, actor, now);
	const since = own.began ?? new Date(now.getTime() - USUAL_MS);
	return {
		now,
		since,
		own,
		me: actor.officerId,
		...(await triage.onShift(desk, actor, since)),
		colleagues: await triage.colleagues(desk, actor),
		away: await duty.away(desk, actor, now)
	};
};
