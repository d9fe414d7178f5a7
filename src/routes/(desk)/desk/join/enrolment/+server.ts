import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { asRecipient } from '#lib/sealed/age.ts';
import { asVerifyKey } from '#lib/sealed/signature.ts';
import * as staff from '#lib/server/staff/index.ts';
import { body, bytes, readBy, words } from '../../body.server.ts';
import { registration } from '../../passkey-answers.server.ts';
import { keepSession } from '../../session-cookie.server.ts';
import { invitation } from '../invitation.server.ts';
import type { RequestHandler } from './$types';

const enrolment = v.object({
	...invitation.entries,
	card: v.object({
		recipient: v.pipe(v.string(), v.regex(/^age1pq1[0-9a-z]{1900,2000}$/), readBy(asRecipient)),
		verifyKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/), readBy(asVerifyKey))
	}),
	attested: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{86}$/))),
	recovery: bytes,
	passphrase: v.optional(
		v.object({
			salt: bytes,
			signInHalf: bytes,
			entry: bytes,
			totpSecret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{32,64}$/)),
			code: v.pipe(v.string(), v.maxLength(20))
		})
	),
	passkey: v.optional(v.object({ response: registration, entry: bytes, label: words }))
});

/** Makes an officer of somebody invited, and signs them in. */
export const POST: RequestHandler = async ({ locals, request, cookies }) => {
	const { secret, ...given } = await body(request, enrolment);
	const enrolled = await staff.enrol(locals.desk, secret, given, locals.now());
	if (!enrolled.ok) return json(enrolled);
	keepSession(cookies, locals.desk, enrolled.cookie);
	return json({ ok: true, officerId: enrolled.officerId });
};
