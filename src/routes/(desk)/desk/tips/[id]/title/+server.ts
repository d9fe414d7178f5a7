import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid, sealed } from '../../../body.server.ts';
import { count, signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const title = v.object({
	...signed,
	lane: v.pipe(v.string(), v.maxLength(31)),
	epoch: count(1),
	seen: count(1),
	version: count(0),
	sealed: v.pipe(v.string(), v.maxLength(32_768), sealed)
});

/** Gives the tip a title. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const { signed, ...given } = await body(request, title);
	const actor = { ...actorOf(locals), signed };
	const became = await triage.gists.giveTitle(locals.desk, actor, params.id, given, locals.now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
