import { json, type Cookies } from '@sveltejs/kit';
import type { Desk, SignedIn } from '#lib/server/staff/index.ts';
import { keepSession } from '../session-cookie.server.ts';

/** What became of a sign-in, as the page hears it: signed in, wrong, or how long to wait. */
export function signedIn(cookies: Cookies, desk: Desk, outcome: SignedIn): Response {
	if (!outcome.ok) return json(outcome);
	keepSession(cookies, desk, outcome.cookie);
	return json({ ok: true });
}
