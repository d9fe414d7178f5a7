import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import { body, uuid, words } from '../body.server.ts';
import { laneId, recoveryCard, sheets } from '../lane-secrets.server.ts';
import type { RequestHandler } from './$types';

const made = v.variant('kind', [
	v.object({
		kind: v.picklist(['general', 'restricted']),
		id: laneId,
		name: words,
		members: v.array(uuid)
	}),
	v.object({ kind: v.literal('recovery'), card: recoveryCard, sheets })
]);

/** Plans a lane and asks its people; or keeps the recovery key's public half, and its sheets'. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { desk } = locals;
	const actor = actorOf(locals);
	const given = await body(request, made);
	return json(
		given.kind === 'recovery'
			? await staff.lane.makeRecovery(desk, actor, given, locals.now())
			: await staff.lane.plan(desk, actor, given, locals.now())
	);
};
