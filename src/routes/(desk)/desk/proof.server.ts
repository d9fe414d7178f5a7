import type { Cookies } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { bytes } from './body.server.ts';
import { assertion } from './passkey-answers.server.ts';

/** What is shown beside the session for one act: see staff/proof.ts. */
export const proof = v.variant('way', [
	v.object({
		way: v.literal('passphrase'),
		signInHalf: bytes,
		code: v.pipe(v.string(), v.maxLength(20))
	}),
	v.object({ way: v.literal('passkey'), response: assertion })
]);

/** With the cookie of the device that it is shown on: guesses from elsewhere hold nobody up there. */
export const shown = (
	cookies: Cookies,
	{ origin }: staff.DeskContext,
	given: v.InferOutput<typeof proof>
): staff.Shown => ({ proof: given, knownCookie: cookies.get(staff.cookieName(origin)) });
