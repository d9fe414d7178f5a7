import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid, uuid } from '../../../body.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** What was added and opened for the first time; more of it is told the next time. */
const additions = v.optional(v.pipe(v.array(uuid), v.maxLength(100)), []);

/** An officer's browser has opened the tip. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const given = await body(request, v.object({ ...signed, additions }));
	const actor = { ...actorOf(locals), signed: given.signed };
	const became = await triage.read(locals.desk, actor, params.id, given.additions, locals.now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
