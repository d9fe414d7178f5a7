import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, uuid } from '../../../body.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const change = v.object({ ...signed, officerId: uuid, kind: v.picklist(['joins', 'leaves']) });

/** Asks somebody to read a lane, or the lane to do without somebody. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { signed, ...wanted } = await body(request, change);
	const actor = { ...actorOf(locals), signed };
	return json(await staff.lane.ask(locals.desk, actor, params.lane, wanted, locals.now()));
};

/** Takes that back; or says no to having been asked. */
export const DELETE: RequestHandler = async ({ locals, params, request }) => {
	const { officerId, signed: own } = await body(request, v.object({ ...signed, officerId: uuid }));
	const actor = { ...actorOf(locals), signed: own };
	return json(await staff.lane.takeBack(locals.desk, actor, params.lane, officerId, locals.now()));
};
