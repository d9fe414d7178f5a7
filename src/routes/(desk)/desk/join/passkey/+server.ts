import { error, json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { body } from '../../body.server.ts';
import { invitation } from '../invitation.server.ts';
import type { RequestHandler } from './$types';

/** What the browser of somebody invited makes a passkey from. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { secret } = await body(request, invitation);
	const invited = await staff.findInvitation(locals.desk.db, secret, locals.now());
	if (!invited) error(404);
	return json(await staff.passkey.beginRegistration(locals.desk, invited, locals.now()));
};
