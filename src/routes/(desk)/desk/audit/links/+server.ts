import { error, json } from '@sveltejs/kit';
import type { Link } from '#lib/sealed/link.ts';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import type { RequestHandler } from './$types';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** How the entries of a chain follow from one another: for the browser of a member to see that it is the record that it saw before. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const chain = url.searchParams.get('chain') ?? '';
	const from = /^\d{1,12}$/.exec(url.searchParams.get('from') ?? '')?.[0];
	const found = await triage.readLinks(
		locals.desk,
		actorOf(locals),
		chain,
		from === undefined ? undefined : Number(from)
	);
	if (!found) error(404);
	const links: Link[] = found.links.map(({ seq, at, commitment, body, hash }) => ({
		seq,
		at: at.getTime(),
		commitment: base64(commitment),
		body: base64(body),
		hash: base64(hash)
	}));
	return json({ links, isMore: found.isMore });
};
