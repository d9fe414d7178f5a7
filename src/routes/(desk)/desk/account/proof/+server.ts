import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body } from '../../body.server.ts';
import type { RequestHandler } from './$types';

const begun = v.object({ act: v.picklist(staff.provenActs) });

/** Begins a passkey's proof of one act: the challenge. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { act } = await body(request, begun);
	return json(await staff.beginProof(locals.desk, actorOf(locals), act, locals.now()));
};
