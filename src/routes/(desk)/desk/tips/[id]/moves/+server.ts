import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid, uuid } from '../../../body.server.ts';
import { signed, toldToRenew } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** Lanes where a tip can go, with the cards of their keys. */
export const GET: RequestHandler = async ({ locals, params }) => {
	if (!isUuid(params.id)) error(404);
	const found = await triage.targets(locals.desk, actorOf(locals), params.id);
	return found.ok ? json(found) : error(404);
};

const move = v.object({
	id: uuid,
	from: v.pipe(v.string(), v.maxLength(31)),
	lane: v.pipe(v.string(), v.maxLength(31)),
	epoch: v.pipe(v.number(), v.integer(), v.minValue(1))
});

/** Begins to move it, or goes on. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const given = await body(request, move);
	const { desk, now } = locals;
	const begun = await triage.begin(desk, actorOf(locals), params.id, given, now());
	return begun.ok ? json(begun) : error(404);
};

const looked = v.object({ ...signed, moves: v.pipe(v.array(uuid), v.maxLength(1000)) });

/** All of what was moved here opens. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	if (!isUuid(params.id)) error(404);
	const { moves, signed } = await body(request, looked);
	const { desk, now } = locals;
	const actor = { ...actorOf(locals), signed };
	const became = await triage.findWhole(desk, actor, params.id, moves, now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(toldToRenew(became));
};
