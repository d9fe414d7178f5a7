import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, sealed } from '../../body.server.ts';
import { asked, count, LONGEST_REASON, signed } from '../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A lane's own wordings of ready answers, sealed, for whoever reads it. */
export const GET: RequestHandler = async ({ locals, params: { lane } }) => {
	const actor = actorOf(locals);
	if (!actor.lanes.includes(lane)) error(404);
	const { rows, rosters, people } = await triage.templatesOf(locals.desk, actor, lane);
	return json({
		rows: rows.map((row) => ({ ...row, sealed: base64(row.sealed) })),
		writers: {
			keys: Object.fromEntries(people.map(({ id, verifyKeys }) => [id, verifyKeys])),
			rosters: rosters.map(({ epoch, sealed }) => ({ epoch, sealed: base64(sealed) }))
		}
	});
};

const approved = v.object({
	...signed,
	asked,
	epoch: count(1),
	sealed: v.pipe(v.string(), v.maxLength(LONGEST_REASON), sealed)
});

/** The second of two people wants the lane to offer what the first wrote. */
export const POST: RequestHandler = async ({ locals, params: { lane }, request }) => {
	const actor = actorOf(locals);
	if (!actor.lanes.includes(lane)) error(404);
	const { signed, ...given } = await body(request, approved);
	return json(await triage.approve(locals.desk, { ...actor, signed }, lane, given, locals.now()));
};
