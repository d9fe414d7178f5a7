import { error, json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import type { RequestHandler } from './$types';

/** What a lane said again of replies whose tips moved away: for the browser of a member who stands by its next card. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const restated = await staff.lane.restatedReplies(locals.desk, actorOf(locals), params.lane);
	return restated ? json({ restated }) : error(404);
};
