import { json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import type { RequestHandler } from './$types';

/** Ends the session. The cookie stays: it opens nothing any more, but the device stays known. */
export const POST: RequestHandler = async ({ locals }) => {
	await staff.session.end(locals.desk, actorOf(locals), locals.now());
	return json({ ok: true });
};
