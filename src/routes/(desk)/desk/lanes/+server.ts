import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import { body, words } from '../body.server.ts';
import { card, laneId, sealedFor, sheets } from '../lane-secrets.server.ts';
import type { RequestHandler } from './$types';

const lane = v.object({
	id: laneId,
	name: words,
	kind: v.picklist(['general', 'restricted', 'recovery']),
	card,
	sealedFor,
	sheets: v.optional(sheets)
});

/** Keeps a lane that an officer's browser made. */
export const POST: RequestHandler = async ({ locals, request }) =>
	json(
		await staff.lane.make(locals.desk, actorOf(locals), await body(request, lane), locals.now())
	);
