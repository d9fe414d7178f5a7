import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, bytes, words } from '../../body.server.ts';
import { registration } from '../../passkey-answers.server.ts';
import type { RequestHandler } from './$types';

const newPasskey = v.object({
	response: registration,
	entry: bytes,
	label: words
});

/** Begins one more passkey: what the browser makes it from. */
export const POST: RequestHandler = async ({ locals }) =>
	json(await staff.passkey.beginRegistration(locals.desk, actorOf(locals), locals.now()));

/** Ends it. */
export const PUT: RequestHandler = async ({ locals, request }) => {
	const given = await body(request, newPasskey);
	const actor = actorOf(locals);
	const added = await staff.keyring.addPasskey(locals.desk, actor, given, locals.now());
	return json({ ok: added.ok });
};
