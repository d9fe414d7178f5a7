import { error } from '@sveltejs/kit';
import { field } from '#lib/forms/field.ts';
import { readForm } from '#lib/forms/read-form.server.ts';
import { parseCode } from '#lib/sealed/receipt-code.ts';
import * as tipForm from '#lib/server/tip-form/index.ts';
import * as tips from '#lib/server/tips/index.ts';
import type { RequestHandler } from './$types';

/** Every answer has this length, whatever the code was. */
const ANSWER_BYTES = 64;

/** Nothing can be put there: what the form answers says why. */
const NOT = -1;
const NO_ROOM = -2;

/**
 * Takes one piece of a file, or, without one, says at which byte it goes on: so a lost connection costs one piece and
 * not the file. Whether the code is right shows only in the number, which nobody on the way can read.
 */
export const POST: RequestHandler = async ({ request, locals }) => {
	const posted = await readForm(request, { fields: 10, bytes: 1024, file: tips.PIECE });
	locals.carriesCode = { unsaid: 0 };
	const code = parseCode(field(posted, 'code'));
	const file = field(posted, 'file');
	if (!code.ok || !/^[0-9a-f]{64}$/.test(file)) error(400);
	const piece = posted.get('piece');
	const at = Number(field(posted, 'at'));
	if (piece instanceof Blob && (!isByte(at) || piece.size > tips.PIECE)) error(400);
	const bytes = piece instanceof Blob ? new Uint8Array(await piece.arrayBuffer()) : undefined;
	const next = await tipForm.takePiece({ intake: locals.intake, now: locals.now() }, code.code, {
		file,
		at,
		bytes
	});
	return new Response(
		JSON.stringify({ next: next === 'full' ? NO_ROOM : (next ?? NOT) }).padEnd(ANSWER_BYTES),
		{ headers: { 'content-type': 'application/json' } }
	);
};

const isByte = (at: number): boolean => Number.isInteger(at) && at >= 0 && at <= tips.LONGEST_FILE;
