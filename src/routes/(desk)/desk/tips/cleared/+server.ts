import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, isUuid, sealed, uuid } from '../../body.server.ts';
import { signed, toldToRenew } from '../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** Replies that their tipsters cleared, some at once: a browser that unlocks seals what they said to their lane alone. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const after = url.searchParams.get('after') || undefined;
	if (after && !isUuid(after)) error(400);
	const cleared = await triage.cleared(locals.desk, actorOf(locals), after);
	return json({
		cleared: cleared.map((one) => ({
			...one,
			sealed: Buffer.from(one.sealed).toString('base64')
		}))
	});
};

const kept = v.object({
	...signed,
	id: uuid,
	tip: uuid,
	lane: v.optional(v.pipe(v.string(), v.maxLength(31))),
	epoch: v.pipe(v.number(), v.integer(), v.minValue(1)),
	sealed
});

export const POST: RequestHandler = async ({ locals, request }) => {
	const { signed, ...words } = await body(request, kept);
	const actor = { ...actorOf(locals), signed };
	const became = await triage.keepWords(locals.desk, actor, words, locals.now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(toldToRenew(became));
};
