import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body } from '../../../body.server.ts';
import { nextRecovery, print, recoveryRequest } from '../../../lane-secrets.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** Two custodians ask for what opens the recovery key with their sheets: another takes its place. */
export const PUT: RequestHandler = async ({ locals, request }) => {
	const { request: asked, signatures } = await body(request, recoveryRequest);
	const { desk } = locals;
	const actor = actorOf(locals);
	const handed = await staff.lane.beginHandingOver(desk, actor, asked, signatures, locals.now());
	if (!handed.ok) return json(handed);
	const identity = handed.identity.map((file) => ({
		...file,
		sealed: Buffer.from(file.sealed).toString('base64')
	}));
	return json({ ok: true, identity });
};

/** Keeps the public half of another recovery key, and its sheets'. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const made = await body(request, nextRecovery);
	return json(await staff.lane.renewRecovery(locals.desk, actorOf(locals), made, locals.now()));
};

/** A second person has compared the words of one that waits. */
export const PATCH: RequestHandler = async ({ locals, request }) => {
	const given = await body(request, v.object({ card: print, ...signed }));
	const actor = { ...actorOf(locals), signed: given.signed };
	return json(await staff.lane.standRecovery(locals.desk, actor, given.card, locals.now()));
};

/** One that waits is let go. */
export const DELETE: RequestHandler = async ({ locals }) =>
	json(await staff.lane.dropRecovery(locals.desk, actorOf(locals), locals.now()));
