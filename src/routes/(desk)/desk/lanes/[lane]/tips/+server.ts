import { error, json } from '@sveltejs/kit';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { isUuid } from '../../../body.server.ts';
import type { RequestHandler } from './$types';

/** A lane's tips as they lie there, page by page in the order of their ids: for the browser of a member to look through. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const after = url.searchParams.get('after') || undefined;
	if (after && !isUuid(after)) error(400);
	const { desk, now } = locals;
	const tips = await triage.sealedTips(desk, actorOf(locals), params.lane, after, now());
	if (!tips) error(404);
	return json({
		tips: tips.map((tip) => ({ ...tip, sealed: Buffer.from(tip.sealed).toString('base64') }))
	});
};
