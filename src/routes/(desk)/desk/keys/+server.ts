import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import type { ServerKeys } from '#lib/desk/server-keys.ts';
import { PEOPLE } from '#lib/sealed/people-act.ts';
import * as staff from '#lib/server/staff/index.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../actor.server.ts';
import { body, bytes, uuid } from '../body.server.ts';
import { laneId, print } from '../lane-secrets.server.ts';
import { keptNotebook } from '../notebook/kept.server.ts';
import type { RequestHandler } from './$types';

/** Epochs at once: the rest wants another unlock. */
const MOST = 100;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Everything that is kept for the officer to unlock with. */
export const GET: RequestHandler = async ({ locals }) => {
	const actor = actorOf(locals);
	const kept = await staff.toUnlock(locals.desk, actor, locals.now());
	const { keyring, lanes, notebook, passkeys, former, wanted, asked, proposed, ...rest } = kept;
	const keys: ServerKeys = {
		...rest,
		officerId: actor.officerId,
		keyring: keyring.map(({ id, kind, passkeyId, sealed, salt }) => ({
			id,
			kind,
			passkeyId,
			sealed: base64(sealed),
			salt: salt && base64(salt)
		})),
		lanes: lanes.map(({ copies, roster, ...lane }) => ({
			...lane,
			roster: roster && base64(roster),
			copies: copies.map(({ epoch, sealed }) => ({ epoch, sealed: base64(sealed) }))
		})),
		notebook: notebook ? keptNotebook(notebook) : null,
		passkeys: passkeys.map(({ id, publicKey }) => ({
			id,
			publicKey: Buffer.from(publicKey).toString('base64url')
		})),
		readsPeople: triage.chainsOf(actor).includes(PEOPLE),
		former: former.map(base64),
		wanted: wanted.others,
		reported: wanted.mine > 0,
		asked: asked.map(({ name }) => name),
		proposed: proposed.map(({ roster, copy, ...rest }) => ({
			...rest,
			roster: base64(roster),
			copy: copy && base64(copy)
		}))
	};
	return json(keys);
};

const epochAt = { lane: laneId, epoch: v.pipe(v.number(), v.integer(), v.minValue(1)) };
const found = v.object({
	missing: v.pipe(v.array(v.object(epochAt)), v.maxLength(MOST)),
	repaired: v.pipe(
		v.array(v.object({ ...epochAt, holder: uuid, sealed: bytes })),
		v.maxLength(MOST)
	),
	/** What is sealed for the recovery key of now; none by a page of the release before. */
	forRecovery: v.optional(
		v.object({
			recovery: print,
			copies: v.pipe(v.array(v.object({ ...epochAt, sealed: bytes })), v.maxLength(MOST))
		})
	)
});

/** What an unlock found: see staff/lane/copies.ts. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { missing, repaired, forRecovery } = await body(request, found);
	const { desk } = locals;
	const actor = actorOf(locals);
	await staff.lane.mend(desk, actor, missing, repaired, locals.now());
	if (forRecovery) await staff.lane.addForRecovery(desk, actor, forRecovery, locals.now());
	return json({ ok: true });
};
