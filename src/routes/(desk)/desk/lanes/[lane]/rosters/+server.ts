import { error, json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import type { RequestHandler } from './$types';

/** Who read the lane by its card of an epoch, sealed to the lane. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const epoch = /^\d{1,6}$/.exec(url.searchParams.get('epoch') ?? '')?.[0];
	if (!epoch) error(400);
	const roster = await staff.lane.findRoster(
		locals.desk,
		actorOf(locals),
		params.lane,
		Number(epoch)
	);
	if (!roster) error(404);
	return json({ epoch: Number(epoch), roster: Buffer.from(roster).toString('base64') });
};
