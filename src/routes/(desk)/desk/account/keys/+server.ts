import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, sealed, uuid } from '../../body.server.ts';
import { agreement, officerCard } from '../../lane-secrets.server.ts';
import { next } from '../../notebook/next.server.ts';
import { proof, shown } from '../../proof.server.ts';
import type { RequestHandler } from './$types';

/** As many lanes, or ways in, as nobody has. */
const MOST = 100;

const keys = v.object({
	succession: v.strictObject({
		v: v.literal(1),
		officer: uuid,
		was: officerCard,
		next: officerCard,
		signature: v.pipe(v.string(), v.maxLength(100))
	}),
	recovery: sealed,
	passphrase: v.nullable(sealed),
	passkeys: v.pipe(
		v.array(v.object({ id: v.pipe(v.string(), v.maxLength(2_000)), entry: sealed })),
		v.maxLength(MOST)
	),
	former: sealed,
	notebook: next,
	agreements: v.pipe(v.array(agreement), v.maxLength(MOST)),
	was: v.pipe(v.array(uuid), v.maxLength(MOST))
});
const given = v.object({ proof, keys });

/** Puts other keys in the place of an officer's own. */
export const PUT: RequestHandler = async ({ locals, request, cookies }) => {
	const { proof, keys } = await body(request, given);
	const by = shown(cookies, locals.desk, proof);
	return json(await staff.renewKeys(locals.desk, actorOf(locals), by, keys, locals.now()));
};
