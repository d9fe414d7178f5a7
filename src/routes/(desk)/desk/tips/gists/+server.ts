import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as triage from '#lib/server/triage/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body, sealed, uuid } from '../../body.server.ts';
import { count } from '../../signed-act.server.ts';
import { idsIn, inJson } from './asked.server.ts';
import type { RequestHandler } from './$types';

/** Gists and titles of a lane's tips as they lie, and whose keys may have signed them. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { desk, now } = locals;
	const lane = url.searchParams.get('lane') ?? '';
	const ids = idsIn(url.searchParams);
	const files = await triage.gists.gistFiles(desk, actorOf(locals), lane, ids, now());
	if (!files) error(404);
	if (!files.ok) return json(files);
	const keys = Object.fromEntries(files.people.map(({ id, verifyKeys }) => [id, verifyKeys]));
	const names = Object.fromEntries(files.people.map(({ id, name }) => [id, name]));
	return json({
		ok: true,
		names,
		gists: files.gists.map(inJson),
		titles: files.titles.map(inJson),
		writers: { keys, rosters: files.rosters.map(inJson) }
	});
};

/** All that a browser makes at a time: see desk/gists/loading.ts. */
const MOST = 25;
const made = v.object({
	tip: uuid,
	lane: v.pipe(v.string(), v.maxLength(31)),
	epoch: count(1),
	seen: count(1),
	version: count(0),
	sealed: v.pipe(v.string(), v.maxLength(16_384), sealed)
});
const given = v.object({ gists: v.pipe(v.array(made), v.maxLength(MOST)) });

/** Keeps gists that an officer's browser made. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { gists } = await body(request, given);
	return json({ kept: await triage.gists.keepGists(locals.desk, actorOf(locals), gists) });
};
