import { error, text } from '@sveltejs/kit';
import * as witness from '#lib/server/witness/index.ts';
import type { RequestHandler } from './$types';

const PLAIN = { headers: { 'content-type': 'text/plain; charset=utf-8' } };

/** The same with the proof that it grew of a tree of so many days: what `add-checkpoint` of https://c2sp.org/tlog-witness takes. */
export const GET: RequestHandler = ({ locals, params }) => {
	if (!/^(0|[1-9]\d{0,5})$/.test(params.old)) error(404);
	return text(witness.grownFrom(locals.witness, Number(params.old)) ?? error(404), PLAIN);
};
