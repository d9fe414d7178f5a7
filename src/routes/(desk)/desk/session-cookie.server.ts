import type { Cookies } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';

/** Keeps a session in the browser: on this host alone, out of reach of scripts, sent with nobody else's requests. */
export const keepSession = (cookies: Cookies, { origin }: staff.DeskContext, value: string): void =>
	cookies.set(staff.cookieName(origin), value, {
		path: '/',
		httpOnly: true,
		secure: origin.startsWith('https:'),
		sameSite: 'strict',
		// It outlives the session, so that the device stays known to its officer.
		maxAge: staff.session.DEVICE_KNOWN_MS / 1000
	});
