import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { body, bytes, words } from '../../body.server.ts';
import { signedIn } from '../signed-in.server.ts';
import type { RequestHandler } from './$types';

const given = v.object({
	name: words,
	signInHalf: bytes,
	code: v.pipe(v.string(), v.maxLength(20))
});

export const POST: RequestHandler = async ({ locals, request, cookies }) => {
	const knownCookie = cookies.get(staff.cookieName(locals.desk.origin));
	const shown = { ...(await body(request, given)), knownCookie };
	return signedIn(
		cookies,
		locals.desk,
		await staff.withPassphrase(locals.desk, shown, locals.now())
	);
};
