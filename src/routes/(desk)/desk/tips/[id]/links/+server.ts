import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid, sealed, uuid } from '../../../body.server.ts';
import { laneId } from '../../../lane-secrets.server.ts';
import { count, signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const given = v.object({
	...signed,
	id: uuid,
	lane: laneId,
	epoch: count(1),
	seen: count(1),
	takesBack: v.optional(uuid),
	sealed: v.pipe(v.string(), v.maxLength(64_000), sealed)
});

/** Links the tip with another, or takes a link back. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const { signed, ...link } = await body(request, given);
	const actor = { ...actorOf(locals), signed };
	const became = await triage.links.link(locals.desk, actor, params.id, link, locals.now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
