import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid } from '../../../body.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** Takes a request back, or refuses it. */
export const DELETE: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const given = await body(request, v.object(signed));
	const actor = { ...actorOf(locals), signed: given.signed };
	return json(await staff.dualControl.drop(locals.desk, actor, params.id, locals.now()));
};
