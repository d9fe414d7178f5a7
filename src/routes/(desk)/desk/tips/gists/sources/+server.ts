import { error, json } from '@sveltejs/kit';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { idsIn, inJson } from '../asked.server.ts';
import type { RequestHandler } from './$types';

/** Tips of a lane as they lie, for gists to be made of. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { desk, now } = locals;
	const lane = url.searchParams.get('lane') ?? '';
	const ids = idsIn(url.searchParams);
	const files = await triage.gists.sources(desk, actorOf(locals), lane, ids, now());
	if (!files) error(404);
	if (!files.ok) return json(files);
	const tips = files.tips.map((tip) => ({ ...inJson(tip), additions: tip.additions.map(inJson) }));
	return json({ ...files, tips });
};
