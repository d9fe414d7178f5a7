import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, uuid } from '../../body.server.ts';
import { laneId } from '../../lane-secrets.server.ts';
import { inJson } from '../gists/asked.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	lane: laneId,
	ids: v.optional(v.pipe(v.array(uuid), v.minLength(1), v.maxLength(triage.links.MOST_LINKS)))
});

/** Which links between tips lie in a lane; or, where it is asked for some of them, these as they lie. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { lane, ids } = await body(request, asked);
	const { desk, now } = locals;
	const actor = actorOf(locals);
	if (!ids) {
		const all = await triage.links.idsIn(desk, actor, lane);
		return all ? json({ ids: all }) : error(404);
	}
	const given = await triage.links.linksIn(desk, actor, lane, ids, now());
	if (!given) error(404);
	const keys = Object.fromEntries(given.people.map(({ id, verifyKeys }) => [id, verifyKeys]));
	const names = Object.fromEntries(given.people.map(({ id, name }) => [id, name]));
	return json({
		names,
		links: given.links.map(inJson),
		writers: { keys, rosters: given.rosters.map(inJson) }
	});
};
