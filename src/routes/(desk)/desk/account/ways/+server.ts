import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, uuid } from '../../body.server.ts';
import { proof, shown } from '../../proof.server.ts';
import type { RequestHandler } from './$types';

const given = v.object({ proof, id: uuid });

/** Takes a way in away. */
export const DELETE: RequestHandler = async ({ locals, request, cookies }) => {
	const { proof, id } = await body(request, given);
	const by = shown(cookies, locals.desk, proof);
	const removed = await staff.keyring.remove(locals.desk, actorOf(locals), by, id, locals.now());
	// By another tab, perhaps: the page shows what is left.
	const isGone = removed.ok || removed.why === 'not-there';
	return json(isGone ? { ok: true } : removed);
};
