import { error, json } from '@sveltejs/kit';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import type { RequestHandler } from './$types';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Entries of a chain as they lie, from one on and before another, some at once: for a browser to see who signed them. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const chain = url.searchParams.get('chain') ?? '';
	const [from = NaN, before = NaN] = ['from', 'before'].map((name) =>
		Number(/^\d{1,12}$/.exec(url.searchParams.get(name) ?? '')?.[0])
	);
	if (Number.isNaN(from + before)) error(400);
	const found = await triage.readSpan(locals.desk, actorOf(locals), chain, { from, before });
	if (!found) error(404);
	const { entries, isMore } = found;
	return json({
		isMore,
		entries: entries.map(({ seq, at, commitment, prev, body }) => ({
			seq,
			at: at.getTime(),
			commitment: base64(commitment),
			prev: base64(prev),
			body: base64(body)
		}))
	});
};
