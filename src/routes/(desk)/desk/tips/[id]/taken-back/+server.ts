import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, day, isUuid, sealed, uuid, whole } from '../../../body.server.ts';
import { laneId } from '../../../lane-secrets.server.ts';
import { signed, toldToRenew } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const epoch = whole(1, 1_000_000);
const word = v.object({
	...signed,
	id: uuid,
	lane: laneId,
	epoch,
	seen: epoch,
	until: day,
	sealed
});

/** An officer's browser has read that the tipster takes the tip back. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const { signed, ...given } = await body(request, word);
	const { desk, now } = locals;
	const actor = { ...actorOf(locals), signed };
	const became = await triage.takeBack(desk, actor, params.id, given, now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(toldToRenew(became));
};
