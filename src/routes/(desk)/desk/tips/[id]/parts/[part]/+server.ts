import { error } from '@sveltejs/kit';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../../../actor.server.ts';
import { isUuid } from '../../../../body.server.ts';
import type { RequestHandler } from './$types';

/** A part of a file as it lies here: sealed. The officer's browser opens it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	if (!isUuid(params.id) || !isUuid(params.part)) error(404);
	const { desk, now } = locals;
	const chunks = await triage.part(desk, actorOf(locals), params.id, params.part, now());
	if (!chunks) error(404);
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		}
	});
	return new Response(body, { headers: { 'content-type': 'application/octet-stream' } });
};
