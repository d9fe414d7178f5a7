import { error } from '@sveltejs/kit';
import { field } from '#lib/forms/field.ts';
import { readForm } from '#lib/forms/read-form.server.ts';
import { parseCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '#lib/server/tips/index.ts';
import type { RequestHandler } from './$types';

/** Every answer has this length, whatever the code was. */
const ANSWER_BYTES = 64;

/**
 * Takes one piece of a file, or, without one, says how many there are: so a lost connection costs one piece and not
 * the file. Whether the code is right shows only in the number, which nobody on the way can read.
 */
export const POST: RequestHandler = async ({ request, locals }) => {
	const posted = await readForm(request, { fields: 10, bytes: 1024, file: tips.PIECE });
	locals.carriesCode = { unsaid: 0 };
	const { intake } = locals;
	const code = parseCode(field(posted, 'code'));
	const file = field(posted, 'file');
	if (!code.ok || !/^[0-9a-f]{64}$/.test(file)) error(400);
	const spool = tips.spoolFor(intake.keys, code.code, file);
	const there = await tips.beginSpool(intake, spool, locals.now());
	const [piece, n] = [posted.get('piece'), Number(field(posted, 'n'))];
	let next = there ?? -1;
	if (there !== undefined && piece instanceof Blob && Number.isInteger(n) && n >= 0) {
		const bytes = new Uint8Array(await piece.arrayBuffer());
		if (bytes.length > tips.PIECE) error(400);
		if (await tips.addPiece(intake, spool, n, bytes)) next = Math.max(there, n + 1);
	}
	return new Response(JSON.stringify({ next }).padEnd(ANSWER_BYTES), {
		headers: { 'content-type': 'application/json' }
	});
};
