import { error, json } from '@sveltejs/kit';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { isUuid } from '../../../body.server.ts';
import { idsIn } from '../asked.server.ts';
import type { RequestHandler } from './$types';

/** What can be known of tips without opening them: of these, or of all that are active, or closed, page by page. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { searchParams } = url;
	const state = (['open', 'closed'] as const).find((one) => one === searchParams.get('state'));
	const after = searchParams.get('after') || undefined;
	if (after && !isUuid(after)) error(400);
	const wanted = state ? { state, after } : { ids: idsIn(searchParams) };
	return json(await triage.gists.rows(locals.desk, actorOf(locals), wanted));
};
