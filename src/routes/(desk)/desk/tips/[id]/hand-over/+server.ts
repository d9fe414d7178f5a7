import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid, sealed, uuid } from '../../../body.server.ts';
import { count, signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const given = v.object({
	...signed,
	to: uuid,
	id: uuid,
	lane: v.pipe(v.string(), v.maxLength(31)),
	epoch: count(1),
	seen: count(1),
	sealed
});

/** Hands the tip over with words: one of many that an officer hands to a colleague, each an act of its own. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const { signed, to, ...words } = await body(request, given);
	const actor = { ...actorOf(locals), signed };
	const became = await triage.handOver(locals.desk, actor, params.id, to, locals.now(), words);
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
