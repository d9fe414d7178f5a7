import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, uuid } from '../../body.server.ts';
import type { RequestHandler } from './$types';

/** As many as a page of the record can name. */
const MOST = 50;
const asked = v.object({ ids: v.pipe(v.array(uuid), v.maxLength(MOST)) });

/** Which of these tips are there for the officer, and which were deleted. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { ids } = await body(request, asked);
	return json(await triage.whereabouts(locals.desk, actorOf(locals), ids));
};
