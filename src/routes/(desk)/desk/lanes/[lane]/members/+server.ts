import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, bytes, uuid } from '../../../body.server.ts';
import type { RequestHandler } from './$types';

const newMember = v.object({
	officerId: uuid,
	lookedThrough: v.object({ tips: v.pipe(v.number(), v.integer()), agencyId: v.string() }),
	keys: v.array(v.object({ epoch: v.pipe(v.number(), v.integer()), sealed: bytes }))
});

/** Adds a member, for whom another has sealed the lane's secrets. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const newcomer = await body(request, newMember);
	const actor = actorOf(locals);
	return json(await staff.lane.addMember(locals.desk, actor, params.lane, newcomer, locals.now()));
};

export const DELETE: RequestHandler = async ({ locals, params, request }) => {
	const { officerId } = await body(request, v.object({ officerId: uuid }));
	const actor = actorOf(locals);
	return json(
		await staff.lane.removeMember(locals.desk, actor, params.lane, officerId, locals.now())
	);
};
