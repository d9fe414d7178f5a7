import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body } from '../../../body.server.ts';
import { signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** As many as a worker keeps: see desk/vault/store.ts. */
const MOST = 20_000;
const asked = v.object({
	...signed,
	lane: v.pipe(v.string(), v.maxLength(31)),
	upTo: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST))
});

/** Puts on record how many of a lane's gists an officer's browser is about to open. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { signed, ...about } = await body(request, asked);
	const actor = { ...actorOf(locals), signed };
	const became = await triage.gists.askForGists(locals.desk, actor, about, locals.now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
