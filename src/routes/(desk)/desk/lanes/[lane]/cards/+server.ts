import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, bytes } from '../../../body.server.ts';
import { cardThatStands, looked, sealedFor } from '../../../lane-secrets.server.ts';
import type { RequestHandler } from './$types';

const proposal = v.object({
	card: cardThatStands,
	roster: bytes,
	sealedFor,
	lookedThrough: looked
});

/** Keeps a card that a member's browser proposes: it stands once a second person stands by it. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const given = await body(request, proposal);
	if (given.card.lane !== params.lane) error(400);
	return json(await staff.lane.propose(locals.desk, actorOf(locals), given, locals.now()));
};
