import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { body, words } from '../../body.server.ts';
import type { RequestHandler } from './$types';

/** What a member of the demo's made-up staff would type. There are none outside the demo: 404. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const staff = locals.demoStaff ?? error(404);
	const { name } = await body(request, v.object({ name: words }));
	const officer = staff.find((one) => one.name === name) ?? error(404);
	return json({ passphrase: officer.passphrase, code: officer.code() });
};
