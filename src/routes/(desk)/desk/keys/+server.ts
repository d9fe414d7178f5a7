import { json } from '@sveltejs/kit';
import type { ServerKeys } from '#lib/desk/server-keys.ts';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import type { RequestHandler } from './$types';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Everything that is kept for the officer to unlock with. */
export const GET: RequestHandler = async ({ locals }) => {
	const { desk } = locals;
	const actor = actorOf(locals);
	const keyring = await staff.keyring.entries(desk, actor.officerId);
	const laneKeys = await staff.lane.myKeys(desk, actor);
	const keys: ServerKeys = {
		officerId: actor.officerId,
		keyring: keyring.map(({ id, kind, passkeyId, sealed, salt }) => ({
			id,
			kind,
			passkeyId,
			sealed: base64(sealed),
			salt: salt && base64(salt)
		})),
		laneKeys: laneKeys.map((keys) => ({ ...keys, sealed: base64(keys.sealed) })),
		due: await staff.lane.dueEpochs(desk, actor, locals.now())
	};
	return json(keys);
};
