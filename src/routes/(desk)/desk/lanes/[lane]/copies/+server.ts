import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, bytes, uuid } from '../../../body.server.ts';
import { epoch } from '../../../lane-secrets.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** As many as there are quarters in ten years, and changes of people between. */
const MOST = 100;

const shared = v.object({
	...signed,
	holder: uuid,
	copies: v.pipe(v.array(v.object({ epoch, sealed: bytes })), v.minLength(1), v.maxLength(MOST))
});

/** Lets a member read what came before they joined, as another member chose. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { signed, ...given } = await body(request, shared);
	const actor = { ...actorOf(locals), signed };
	return json(await staff.lane.share(locals.desk, actor, params.lane, given, locals.now()));
};
