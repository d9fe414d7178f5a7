import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../../actor.server.ts';
import { restated } from '../../../../lane-secrets.server.ts';
import { body, isUuid, sealed, uuid } from '../../../../body.server.ts';
import { signed, toldToRenew } from '../../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

/** Chunks of a part are no files by themselves. */
const chunk = v.pipe(
	v.string(),
	v.base64(),
	v.transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
);
const n = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_000));
const file = v.variant('kind', [
	v.object({ kind: v.literal('part'), rowId: uuid, n, sealed: chunk }),
	v.object({
		kind: v.picklist(triage.movedKinds.filter((kind) => kind !== 'part')),
		rowId: uuid,
		n: v.literal(0),
		sealed
	})
]);

/** Brings one file, or a chunk of one, sealed for the lane where the tip goes. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const { id: tip, move } = params;
	if (!isUuid(tip) || !isUuid(move)) error(404);
	const given = await body(request, file);
	const became = await triage.bring(locals.desk, actorOf(locals), { tip, move }, given);
	return became.ok ? json(became) : error(404);
};

const made = v.object({
	...signed,
	reason: sealed,
	agencies: v.array(v.pipe(v.string(), v.maxLength(100))),
	// Of a page of the release before: none, and its answers stand as long as nobody leaves.
	restated: v.optional(v.array(restated), [])
});

/** Moves the tip. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { id: tip, move } = params;
	if (!isUuid(tip) || !isUuid(move)) error(404);
	const { signed, ...given } = await body(request, made);
	const { desk, now } = locals;
	const actor = { ...actorOf(locals), signed };
	const became = await triage.move(desk, actor, { tip, move }, given, now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(toldToRenew(became));
};
