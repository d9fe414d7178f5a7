import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../../actor.server.ts';
import { body, isUuid } from '../../../../body.server.ts';
import { signed } from '../../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const given = v.object(signed);

/** Somebody who stepped aside from the tip may come back. */
export const POST: RequestHandler = async ({ locals, params: { id, officer }, request }) => {
	if (!isUuid(id) || !isUuid(officer)) error(404);
	const { signed } = await body(request, given);
	const actor = { ...actorOf(locals), signed };
	const became = await triage.mayComeBack(locals.desk, actor, id, officer, locals.now());
	return !became.ok && became.why === 'not-there' ? error(404) : json(became);
};
