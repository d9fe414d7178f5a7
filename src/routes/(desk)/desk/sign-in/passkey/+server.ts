import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { body } from '../../body.server.ts';
import { assertion } from '../../passkey-answers.server.ts';
import { signedIn } from '../signed-in.server.ts';
import type { RequestHandler } from './$types';

/** Begins a sign-in: the challenge. */
export const POST: RequestHandler = async ({ locals }) =>
	json(await staff.passkey.beginSignIn(locals.desk, locals.now()));

/** Ends it: the passkey's answer. */
export const PUT: RequestHandler = async ({ locals, request, cookies }) => {
	const { response } = await body(request, v.object({ response: assertion }));
	const outcome = await staff.withPasskey(locals.desk, response, locals.now());
	return signedIn(cookies, locals.desk, outcome);
};
