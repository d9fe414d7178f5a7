import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { body, isUuid } from '../../../body.server.ts';
import { laneId } from '../../../lane-secrets.server.ts';
import { asked, signed } from '../../../signed-act.server.ts';
import type { RequestHandler } from './$types';

const agreed = v.object({
	...signed,
	lane: laneId,
	asked,
	additions: v.pipe(v.string(), v.length(43), v.regex(/^[\w-]+$/))
});

/** The second of two people wants the tip deleted. */
export const POST: RequestHandler = async ({ locals, params: { id }, request }) => {
	if (!isUuid(id)) error(404);
	const { signed, lane, ...looked } = await body(request, agreed);
	const { desk, now, broke } = locals;
	const actor = { ...actorOf(locals), signed };
	const became = await triage.deleteTip(desk, actor, { id, lane }, looked, now());
	if (!became.ok) return became.why === 'not-there' ? error(404) : json(became);
	if (became.unremembered) broke(became.unremembered);
	return json({ ok: true });
};
