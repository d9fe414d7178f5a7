import { json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { body } from '../../body.server.ts';
import { invitation } from '../invitation.server.ts';
import type { RequestHandler } from './$types';

/** Whom the link invites, while it can be used. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { secret } = await body(request, invitation);
	const invited = await staff.findInvitation(locals.desk.db, secret, locals.now());
	if (!invited) return json({ ok: false });
	const { officerId: id, name, agency, role } = invited;
	return json({ ok: true, id, name, agency, role });
};
