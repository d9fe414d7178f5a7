import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, bytes, words } from '../../body.server.ts';
import { registration } from '../../passkey-answers.server.ts';
import { proof, shown } from '../../proof.server.ts';
import type { RequestHandler } from './$types';

const newPasskey = v.object({
	proof,
	response: registration,
	entry: bytes,
	label: words
});

/** Begins one more passkey: what the browser makes it from. */
export const POST: RequestHandler = async ({ locals }) =>
	json(await staff.passkey.beginRegistration(locals.desk, actorOf(locals), locals.now()));

/** Ends it. */
export const PUT: RequestHandler = async ({ locals, request, cookies }) => {
	const { proof, ...given } = await body(request, newPasskey);
	const [actor, by] = [actorOf(locals), shown(cookies, locals.desk, proof)];
	return json(await staff.keyring.addPasskey(locals.desk, actor, by, given, locals.now()));
};
