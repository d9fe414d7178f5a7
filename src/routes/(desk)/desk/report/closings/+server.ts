import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body } from '../../body.server.ts';
import type { RequestHandler } from './$types';

const moment = v.pipe(
	v.string(),
	v.regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:00\.000Z$/),
	v.transform((text) => new Date(text)),
	v.check((at) => !Number.isNaN(at.getTime()))
);
const asked = v.object({
	lane: v.pipe(v.string(), v.maxLength(31)),
	from: moment,
	until: moment
});

/** Which tips were closed in a time: their closings are asked for in batches, sealed. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const given = await body(request, asked);
	const closed = await triage.closedIn(locals.desk, actorOf(locals), given, locals.now());
	return closed ? json(closed) : error(404);
};
