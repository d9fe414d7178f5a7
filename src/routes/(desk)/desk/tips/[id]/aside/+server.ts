import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid, sealed, uuid } from '../../../body.server.ts';
import { laneId } from '../../../lane-secrets.server.ts';
import { count, LONGEST_REASON, signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const given = v.object({
	...signed,
	lane: laneId,
	why: v.optional(
		v.object({
			id: uuid,
			epoch: count(1),
			seen: count(1),
			sealed: v.pipe(v.string(), v.maxLength(LONGEST_REASON), sealed)
		})
	)
});

/** The officer knows these people, and steps aside from the tip. */
export const POST: RequestHandler = async ({ locals, params: { id }, request }) => {
	if (!isUuid(id)) error(404);
	const { signed, ...aside } = await body(request, given);
	const actor = { ...actorOf(locals), signed };
	const became = await triage.stepAside(locals.desk, actor, id, aside, locals.now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
