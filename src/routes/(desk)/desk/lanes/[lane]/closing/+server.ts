import { json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import type { RequestHandler } from './$types';

/** Asks for a lane's end. */
export const POST: RequestHandler = async ({ locals, params }) =>
	json(await staff.lane.askToClose(locals.desk, actorOf(locals), params.lane, locals.now()));

/** Takes that back. */
export const DELETE: RequestHandler = async ({ locals, params }) =>
	json(await staff.lane.keepAccepting(locals.desk, actorOf(locals), params.lane, locals.now()));
