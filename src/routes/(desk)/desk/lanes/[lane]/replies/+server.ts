import { error, json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { isUuid } from '../../../body.server.ts';
import type { RequestHandler } from './$types';

/** The replies of a lane whose files are there, page by page: for the browser of a member to check whose words they are. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const after = url.searchParams.get('after') || undefined;
	if (after && !isUuid(after)) error(400);
	const replies = await staff.lane.sentReplies(locals.desk, actorOf(locals), params.lane, after);
	if (!replies) error(404);
	const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
	return json({ replies: replies.map((reply) => ({ ...reply, sealed: base64(reply.sealed) })) });
};
