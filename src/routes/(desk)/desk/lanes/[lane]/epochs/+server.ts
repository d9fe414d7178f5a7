import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body } from '../../../body.server.ts';
import { card, sealedFor } from '../../../lane-secrets.server.ts';
import type { RequestHandler } from './$types';

/** Whom the next epoch's secret is to be sealed for. */
export const GET: RequestHandler = async ({ locals, params }) => {
	if (!actorOf(locals).lanes.includes(params.lane)) error(404);
	return json({ holders: await staff.lane.holders(locals.desk, params.lane) });
};

/** Keeps the next epoch of a lane. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const given = await body(request, v.object({ card, sealedFor }));
	if (given.card.lane !== params.lane) error(400);
	const actor = actorOf(locals);
	return json(
		await staff.lane.addEpoch(locals.desk, actor, given.card, given.sealedFor, locals.now())
	);
};
