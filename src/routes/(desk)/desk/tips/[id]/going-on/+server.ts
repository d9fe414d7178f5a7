import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid } from '../../../body.server.ts';
import { laneId } from '../../../lane-secrets.server.ts';
import { asked, signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const agreed = v.object({ ...signed, lane: laneId, asked });

/** The second of two people wants work to go on with a tip that its tipster took back. */
export const POST: RequestHandler = async ({ locals, params: { id }, request }) => {
	if (!isUuid(id)) error(404);
	const { signed, lane, asked } = await body(request, agreed);
	const { desk, now } = locals;
	const actor = { ...actorOf(locals), signed };
	const became = await triage.goOn(desk, actor, { id, lane }, asked, now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
