import { json, type Cookies } from '@sveltejs/kit';
import type { DeskContext, SignedIn } from '#lib/server/staff/index.ts';
import { keepSession } from '../session-cookie.server.ts';

/** What became of a sign-in, as the page hears it: signed in, wrong, or how long to wait. */
export function signedIn(cookies: Cookies, desk: DeskContext, outcome: SignedIn): Response {
	if (!outcome.ok) return json(outcome);
	keepSession(cookies, desk, outcome.cookie);
	return json({ ok: true });
}
