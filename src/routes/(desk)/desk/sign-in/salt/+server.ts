import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { body, words } from '../../body.server.ts';
import type { RequestHandler } from './$types';

/** What the browser derives a passphrase's halves with; for a name that is not there, something that looks alike. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { name } = await body(request, v.object({ name: words }));
	const salt = await staff.saltFor(locals.desk, name);
	return json({ salt: Buffer.from(salt).toString('base64') });
};
