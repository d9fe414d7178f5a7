import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body } from '../../../body.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const given = v.object(signed);

/** Asks for a lane's end. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { signed } = await body(request, given);
	const actor = { ...actorOf(locals), signed };
	return json(await staff.lane.askToClose(locals.desk, actor, params.lane, locals.now()));
};

/** Takes that back. */
export const DELETE: RequestHandler = async ({ locals, params, request }) => {
	const { signed } = await body(request, given);
	const actor = { ...actorOf(locals), signed };
	return json(await staff.lane.keepAccepting(locals.desk, actor, params.lane, locals.now()));
};
