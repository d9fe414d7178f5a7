import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, sealed, uuid } from '../../body.server.ts';
import { laneId } from '../../lane-secrets.server.ts';
import { asked, LONGEST_REASON, signed } from '../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** What waits for a second person in the officer's lanes, or what waits no more. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { countForTwo, past, requests } = staff.dualControl;
	const list = url.searchParams.has('past') ? past : requests;
	const asked = [locals.desk, actorOf(locals), locals.now()] as const;
	const rows = await list(...asked);
	return json({
		forTwo: await countForTwo(...asked),
		requests: rows.map(({ sealed, refusal, ...row }) => ({
			...row,
			sealed: base64(sealed),
			refusal: refusal && base64(refusal)
		}))
	});
};

const request = v.object({
	...signed,
	lane: laneId,
	/** All that two must want as yet: see actsOfTwo. */
	act: v.picklist(['tip.deleted', 'tip.gone-on', 'template.approved']),
	subject: uuid,
	asked,
	sealed: v.pipe(v.string(), v.maxLength(LONGEST_REASON), sealed)
});

/** Asks for what two must want. */
export const POST: RequestHandler = async ({ locals, request: sent }) => {
	const { signed, lane, act, subject: id, ...given } = await body(sent, request);
	const actor = { ...actorOf(locals), signed };
	if (act === 'template.approved')
		return json(await triage.askToApprove(locals.desk, actor, lane, given, locals.now()));
	const ask = act === 'tip.deleted' ? triage.askToDelete : triage.askToGoOn;
	return json(await ask(locals.desk, actor, { id, lane }, given, locals.now()));
};
