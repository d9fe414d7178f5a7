import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { body, uuid } from '../../body.server.ts';
import { assertion } from '../../passkey-answers.server.ts';
import { signedIn } from '../signed-in.server.ts';
import type { RequestHandler } from './$types';

/** Begins a sign-in: the challenge. */
export const POST: RequestHandler = async ({ locals }) =>
	json(await staff.passkey.beginSignIn(locals.desk, locals.now()));

/** Ends it: the passkey's answer. */
export const PUT: RequestHandler = async ({ locals, request, cookies }) => {
	const given = await body(request, v.object({ challengeId: uuid, response: assertion }));
	return signedIn(cookies, locals.desk, await staff.withPasskey(locals.desk, given, locals.now()));
};
