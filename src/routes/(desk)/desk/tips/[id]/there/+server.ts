import { error, json } from '@sveltejs/kit';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { isUuid } from '../../../body.server.ts';
import type { RequestHandler } from './$types';

/** Whether a tip is still there for somebody: a page that asked for all of it anew would lose what stands on it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { desk } = locals;
	if (!isUuid(params.id) || !(await triage.isThere(desk, actorOf(locals), params.id))) error(404);
	return json({ ok: true });
};
