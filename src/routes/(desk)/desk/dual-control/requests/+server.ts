import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, sealed } from '../../body.server.ts';
import { laneId } from '../../lane-secrets.server.ts';
import { asked, signed } from '../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** What waits for a second person in the officer's lanes, or what two have agreed on. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { desk, now } = locals;
	const { agreed, requests } = staff.dualControl;
	const isAgreed = url.searchParams.has('agreed');
	const rows = await (isAgreed
		? agreed(desk, actorOf(locals))
		: requests(desk, actorOf(locals), now()));
	return json({
		requests: rows.map(({ sealed, ...row }) => ({
			...row,
			sealed: Buffer.from(sealed).toString('base64')
		}))
	});
};

/** Some thousand characters of reason, padded: see Deleting.svelte. In base64. */
const LONGEST = 64_000;
const request = v.object({
	...signed,
	lane: laneId,
	asked,
	sealed: v.pipe(v.string(), v.maxLength(LONGEST), sealed)
});

/** Asks for what two must want. */
export const POST: RequestHandler = async ({ locals, request: sent }) => {
	const { signed, ...given } = await body(sent, request);
	const actor = { ...actorOf(locals), signed };
	return json(await staff.dualControl.ask(locals.desk, actor, given, locals.now()));
};
