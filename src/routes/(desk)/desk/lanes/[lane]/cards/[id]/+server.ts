import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../../actor.server.ts';
import { body, isUuid } from '../../../../body.server.ts';
import { looked, signature } from '../../../../lane-secrets.server.ts';
import { signed } from '../../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const countersignature = v.object({
	...signed,
	signature,
	lookedThrough: looked,
	repliesLookedThrough: looked
});

/** Stands by a card that somebody proposed. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const { signed, ...given } = await body(request, countersignature);
	const actor = { ...actorOf(locals), signed };
	return json(await staff.lane.countersign(locals.desk, actor, params.id, given, locals.now()));
};

/** Takes a proposed card away. */
export const DELETE: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const given = await body(request, v.object(signed));
	const actor = { ...actorOf(locals), signed: given.signed };
	return json(await staff.lane.refuse(locals.desk, actor, params.id, locals.now()));
};
