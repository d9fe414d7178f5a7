import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, bytes, sealed, uuid } from '../../body.server.ts';
import { proof, shown } from '../../proof.server.ts';
import type { RequestHandler } from './$types';

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

/** Renews a way in. */
export const PUT: RequestHandler = async ({ locals, request, cookies }) => {
	const { proof, renewal } = await body(request, given);
	const by = shown(cookies, locals.desk, proof);
	return json(await staff.renew(locals.desk, actorOf(locals), by, renewal, locals.now()));
};
