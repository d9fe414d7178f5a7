import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '../tips/index.ts';
import type { Context } from './view.ts';

type Piece = {
	/** Names the file: the same when it is sent again. */
	readonly file: string;
	/** The byte with which the piece begins. */
	readonly at: number;
	/** None: it is only asked where the file goes on. */
	readonly bytes: Uint8Array | undefined;
};

/** Takes one piece of a file. @returns at which byte it goes on. */
export async function takePiece(
	{ intake, now }: Pick<Context, 'intake' | 'now'>,
	code: ReceiptCode,
	{ file, at, bytes }: Piece
): Promise<tips.GoesOn> {
	const spool = await tips.spoolFor(intake, code, file);
	const add = async () =>
		bytes && bytes.length > 0 ? tips.addPiece(intake, spool, at, bytes, now) : undefined;
	const added = await add();
	if (added !== undefined) return added;
	// It begins here, or what had come of it was swept meanwhile.
	const begun = await tips.beginSpool(intake, spool, now);
	return begun === at ? ((await add()) ?? begun) : begun;
}
