import { json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { body } from '../../body.server.ts';
import { pair, sheets } from '../../lane-secrets.server.ts';
import type { RequestHandler } from './$types';

/** What two sheets open, to try them. */
export const GET: RequestHandler = async ({ locals }) => {
	const files = await staff.lane.rehearsals(locals.desk);
	return json({
		files: files.map((file) => ({ ...file, sealed: Buffer.from(file.sealed).toString('base64') }))
	});
};

/** Keeps the sheets of a recovery key that was on one paper. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const made = await body(request, sheets);
	return json(await staff.lane.makeSheets(locals.desk, actorOf(locals), made, locals.now()));
};

/** Two of them were tried. */
export const PUT: RequestHandler = async ({ locals, request }) => {
	const tried = await body(request, pair);
	return json(await staff.lane.rehearsed(locals.desk, actorOf(locals), tried, locals.now()));
};
