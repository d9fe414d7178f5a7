import { error, json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body } from '../../../body.server.ts';
import { agreement } from '../../../lane-secrets.server.ts';
import type { RequestHandler } from './$types';

/** The officer's yes to reading a lane. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const given = await body(request, agreement);
	if (given.lane !== params.lane) error(400);
	return json(await staff.lane.agree(locals.desk, actorOf(locals), given, locals.now()));
};
