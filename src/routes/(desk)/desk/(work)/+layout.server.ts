import * as duty from '#lib/server/duty/index.ts';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../actor.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
	depends('desk:queue');
	const actor = actorOf(locals);
	const lanes = (await staff.lane.names(locals.desk))
		.filter(({ id }) => actor.lanes.includes(id))
		.map(({ id, name, kind }) => ({ id, name, restricted: kind === 'restricted' }));
	const filter = asked(url.searchParams, actor.lanes);
	const { rows, more, counts } = await triage.queue(locals.desk, actor, filter);
	const away = await duty.away(locals.desk, actor, locals.now());
	return {
		queue: {
			filter,
			rows: rows.map((row) => ({
				...row,
				awayUntil: away.find((one) => one.lane === row.laneId && one.officerId === row.holder)
					?.until
			})),
			more,
			counts,
			countedUpTo: triage.COUNTED_UP_TO,
			lanes,
			isUnusual: lanes.length > 0 && (await triage.isUnusual(locals.desk, locals.now())),
			now: locals.now()
		}
	};
};

/** What the address asks for; whatever it does not know is the plain queue. */
function asked(params: URLSearchParams, lanes: readonly string[]): triage.QueueFilter {
	const view = triage.views.find((one) => one === params.get('view')) ?? 'open';
	const page = /^\d{1,4}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 0;
	const urgency = /^[1-4]$/.test(params.get('urgency') ?? '')
		? Number(params.get('urgency'))
		: undefined;
	const lane = lanes.find((one) => one === params.get('lane'));
	return { view, lane, urgency, page };
}
