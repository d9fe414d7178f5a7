import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, bytes } from '../../../body.server.ts';
import { cardThatStands, looked, sealedFor } from '../../../lane-secrets.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const proposal = v.object({
	...signed,
	card: cardThatStands,
	roster: bytes,
	sealedFor,
	lookedThrough: looked
});

/** Keeps a card that a member's browser proposes: it stands once a second person stands by it. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { signed, ...given } = await body(request, proposal);
	if (given.card.lane !== params.lane) error(400);
	const actor = { ...actorOf(locals), signed };
	return json(await staff.lane.propose(locals.desk, actor, given, locals.now()));
};
