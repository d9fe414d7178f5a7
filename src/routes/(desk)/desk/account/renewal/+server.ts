import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, bytes, sealed, uuid } from '../../body.server.ts';
import { proof } from '../../proof.server.ts';
import type { RequestHandler } from './$types';

const begun = v.object({ act: v.picklist(staff.provenActs) });

const was = v.nullable(uuid);
const renewal = v.variant('act', [
	v.object({ act: v.literal('passphrase'), salt: bytes, signInHalf: bytes, entry: sealed, was }),
	v.object({ act: v.literal('recovery'), entry: sealed, was }),
	v.object({
		act: v.literal('authenticator'),
		totpSecret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{32,64}$/)),
		newCode: v.pipe(v.string(), v.maxLength(20))
	})
]);
const given = v.object({ proof, renewal });

/** Begins a passkey's proof of one act: the challenge. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { act } = await body(request, begun);
	return json(await staff.beginProof(locals.desk, actorOf(locals), act, locals.now()));
};

/** Renews a way in. */
export const PUT: RequestHandler = async ({ locals, request, cookies }) => {
	const { proof, renewal } = await body(request, given);
	const shown = { proof, knownCookie: cookies.get(staff.cookieName(locals.desk.origin)) };
	return json(await staff.renew(locals.desk, actorOf(locals), shown, renewal, locals.now()));
};
