import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid, sealed } from '../../../body.server.ts';
import { LONGEST_REASON, signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const dropped = v.object({
	...signed,
	/** Why, for the lane. */
	reason: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_REASON), sealed))
});

/** Takes a request back, or refuses it. */
export const DELETE: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const { signed, reason } = await body(request, dropped);
	const actor = { ...actorOf(locals), signed };
	const given = { id: params.id, reason };
	return json(await staff.dualControl.drop(locals.desk, actor, given, locals.now()));
};
