import { error, text } from '@sveltejs/kit';
import * as witness from '#lib/server/witness/index.ts';
import type { RequestHandler } from './$types';

const PLAIN = { headers: { 'content-type': 'text/plain; charset=utf-8' } };

/** What the record of the desk was, each day: https://c2sp.org/tlog-checkpoint, cosigned by this face. */
export const GET: RequestHandler = ({ locals }) =>
	text(witness.checkpoint(locals.witness) ?? error(404), PLAIN);
