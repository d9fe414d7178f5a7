import { json } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import { body } from '../body.server.ts';
import type { RequestHandler } from './$types';
import { keptNotebook } from './kept.server.ts';
import { next } from './next.server.ts';

/** Keeps what an officer's own browser remembers. */
export const PUT: RequestHandler = async ({ locals, request }) => {
	const given = await body(request, next);
	const kept = await staff.notebook.keep(locals.desk, actorOf(locals), given, locals.now());
	if (kept.ok) return json(kept);
	return json({ ...kept, kept: kept.kept ? keptNotebook(kept.kept) : null });
};
