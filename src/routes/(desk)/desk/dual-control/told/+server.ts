import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, uuid } from '../../body.server.ts';
import type { RequestHandler } from './$types';

/** As many as the page shows at once, and some. */
const MOST = 100;
const told = v.object({ shown: v.pipe(v.array(uuid), v.maxLength(MOST)) });

/** The officer was shown what became of these. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { shown } = await body(request, told);
	await staff.dualControl.markTold(locals.desk, actorOf(locals), shown, locals.now());
	return json({ ok: true });
};
