import { json } from '@sveltejs/kit';
import * as alerts from '#lib/server/alerts/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../actor.server.ts';
import type { RequestHandler } from './$types';

/** What the shell of the desk says on every page: how much waits, and whether alerts get through. */
export const GET: RequestHandler = async ({ locals }) => {
	const actor = actorOf(locals);
	const [waits, told] = await Promise.all([
		triage.waiting(locals.desk, actor),
		alerts.status(locals.desk, actor)
	]);
	return json({ ...waits, ...told });
};
