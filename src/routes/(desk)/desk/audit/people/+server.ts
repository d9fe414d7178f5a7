import { error, json } from '@sveltejs/kit';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import type { RequestHandler } from './$types';

/** Who is at the desk, with the public halves of their keys: what a browser believes when it first looks at the chain of people. */
export const GET: RequestHandler = async ({ locals }) => {
	const listed = await triage.listPeople(locals.desk, actorOf(locals));
	if (!listed) error(404);
	return json(listed);
};
