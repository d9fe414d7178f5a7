import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, uuid } from '../../body.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({ ids: v.pipe(v.array(uuid), v.maxLength(triage.TIPS_A_PAGE)) });
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** How closed tips of one page ended, sealed. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { ids } = await body(request, asked);
	const { closed, rosters, people } = await triage.outcomesOf(
		locals.desk,
		actorOf(locals),
		ids,
		locals.now()
	);
	return json({
		closed: closed.map((one) => ({ ...one, sealed: base64(one.sealed) })),
		keys: Object.fromEntries(people.map(({ id, verifyKeys }) => [id, verifyKeys])),
		rosters: Object.fromEntries(
			Object.entries(rosters).map(([lane, of]) => [
				lane,
				of.map(({ epoch, sealed }) => ({ epoch, sealed: base64(sealed) }))
			])
		)
	});
};
