import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as duty from '#lib/server/duty/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, uuid } from '../../../body.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** As a browser's `toISOString` writes it: what was signed is what is posted. */
const moment = v.pipe(v.string(), v.regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:00\.000Z$/));
const shift = v.strictObject({
	officerId: uuid,
	from: moment,
	until: moment,
	place: v.picklist([1, 2])
});
const change = v.object({ ...signed, adds: v.array(shift), drops: v.array(uuid) });
const taken = v.object({ ...signed, shift: uuid });

/** Takes shifts off the roster of a lane, and puts others on. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { signed, ...given } = await body(request, change);
	const actor = { ...actorOf(locals), signed };
	return json(await duty.change(locals.desk, actor, params.lane, given, locals.now()));
};

/** Takes a shift over. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const { signed, shift } = await body(request, taken);
	const actor = { ...actorOf(locals), signed };
	return json(await duty.takeOver(locals.desk, actor, params.lane, shift, locals.now()));
};
