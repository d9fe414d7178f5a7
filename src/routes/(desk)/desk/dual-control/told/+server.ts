import { json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import type { RequestHandler } from './$types';

/** The officer was shown what became of what they asked for. */
export const POST: RequestHandler = async ({ locals }) => {
	await staff.dualControl.markTold(locals.desk, actorOf(locals), locals.now());
	return json({ ok: true });
};
