import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import { body, sealed } from '../body.server.ts';
import type { RequestHandler } from './$types';
import { keptNotebook } from './kept.server.ts';

/** Of an integer of PostgreSQL. */
const HIGHEST = 2 ** 31 - 1;

const version = v.pipe(v.number(), v.integer(), v.maxValue(HIGHEST));
const next = v.object({
	was: v.pipe(version, v.minValue(0)),
	version: v.pipe(version, v.minValue(1)),
	sealed
});

/** Keeps what an officer's own browser remembers. */
export const PUT: RequestHandler = async ({ locals, request }) => {
	const given = await body(request, next);
	const kept = await staff.notebook.keep(locals.desk, actorOf(locals), given, locals.now());
	if (kept.ok) return json(kept);
	return json({ ...kept, kept: kept.kept ? keptNotebook(kept.kept) : null });
};
