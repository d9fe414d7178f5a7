import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid } from '../../../body.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** An officer's browser has opened the tip. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const given = await body(request, v.object(signed));
	const actor = { ...actorOf(locals), signed: given.signed };
	const became = await triage.read(locals.desk, actor, params.id, locals.now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
