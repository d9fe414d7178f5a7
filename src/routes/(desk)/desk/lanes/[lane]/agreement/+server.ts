import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body } from '../../../body.server.ts';
import { agreement } from '../../../lane-secrets.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const given = v.strictObject({ ...agreement.entries, ...signed });

/** The officer's yes to reading a lane. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { signed, ...said } = await body(request, given);
	if (said.lane !== params.lane) error(400);
	const actor = { ...actorOf(locals), signed };
	return json(await staff.lane.agree(locals.desk, actor, said, locals.now()));
};
