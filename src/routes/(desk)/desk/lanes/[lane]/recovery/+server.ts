import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, uuid } from '../../../body.server.ts';
import { recoveryRequest } from '../../../lane-secrets.server.ts';
import type { RequestHandler } from './$types';

const people = v.object({ members: v.pipe(v.array(uuid), v.maxLength(100)) });

/** Asks people to read a lane that nobody can open any more. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { members } = await body(request, people);
	const { desk } = locals;
	const actor = actorOf(locals);
	return json(await staff.lane.askToRecover(desk, actor, params.lane, members, locals.now()));
};

/** Two custodians ask for what opens it with their sheets. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const given = await body(request, recoveryRequest);
	const { desk } = locals;
	const actor = actorOf(locals);
	if (given.request.lane !== params.lane) return json({ ok: false, why: 'bad-card' });
	return json(
		await staff.lane.beginRecovery(desk, actor, given.request, given.signatures, locals.now())
	);
};
