import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as duty from '#lib/server/duty/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, uuid } from '../../../body.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const moment = v.pipe(v.string(), v.regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:00\.000Z$/));
const away = v.object({ ...signed, from: moment, until: moment });
const back = v.object({ ...signed, leave: uuid });

/** Enters when the officer is away. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { signed, ...given } = await body(request, away);
	const actor = { ...actorOf(locals), signed };
	return json(await duty.enterLeave(locals.desk, actor, params.lane, given, locals.now()));
};

/** Takes that back. */
export const DELETE: RequestHandler = async ({ locals, params, request }) => {
	const { signed, leave } = await body(request, back);
	const actor = { ...actorOf(locals), signed };
	return json(await duty.endLeave(locals.desk, actor, params.lane, leave, locals.now()));
};
