import { createHash } from 'node:crypto';
import type { Incoming } from '#lib/forms/multipart.server.ts';
import { regrouped } from '#lib/sealed/part.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '../tips/index.ts';
import type { Context } from './view.ts';

/** Bytes that are put into the spool at once, of which each upload holds one or two. */
const AT_ONCE = 128 * 1024;
const places = tips.createPlaces();

/** A lease for the whole form, or why it gets none. */
export type Place = tips.Lease | 'busy' | 'no files';

/** For the whole form: what is drained of it takes a connection, too. */
export async function placeFor(intake: tips.Intake, code: ReceiptCode): Promise<Place> {
	// Whatever the code is, so that a full house tells nothing of it.
	if (places.areTaken()) return 'busy';
	if (!(await tips.find(intake, code))?.takesFiles) return 'no files';
	return places.take(code) ?? 'busy';
}

/** Takes a file as it comes with the form. Broken off, nothing of it is left. */
export async function kept(
	{ intake, now }: Pick<Context, 'intake' | 'now'>,
	code: ReceiptCode,
	came: Omit<tips.Came, 'size'>,
	file: Incoming,
	place: Place
): Promise<tips.FileEnd> {
	if (place === 'busy') return tips.refused('closed');
	// Of a code that may not have files nothing is written: this says why.
	if (place === 'no files') {
		return tips.keepFile(intake, code, { ...came, size: 0 }, now);
	}
	const spool = await tips.spoolFor(intake, code, came.file);
	const hash = createHash('sha256');
	let end: tips.GoesOn = 0;
	let size = 0;
	let isWhole = false;
	try {
		end = await tips.beginSpool(intake, spool, now);
		for await (const piece of regrouped(moving(file, place), AT_ONCE)) {
			if (typeof end !== 'number') continue;
			hash.update(piece);
			size += piece.length;
			end = await tips.addPiece(intake, spool, end, piece, now);
		}
		isWhole = typeof end === 'number' && !file.isTooLong();
	} finally {
		if (!isWhole) await tips.drop(intake, spool.keyed, [spool.id]);
	}
	if (file.isTooLong()) return tips.refused('too-large');
	if (end === 'full') return tips.refused('full');
	return tips.keepFile(intake, code, { ...came, size, content: hash.digest('hex') }, now);
}

export async function passedOver(file: Incoming, place: Place): Promise<tips.FileEnd> {
	for await (const some of moving(file, place)) void some;
	return tips.refused('one-too-many');
}

async function* moving({ bytes }: Incoming, place: Place) {
	for await (const some of bytes) {
		if (typeof place === 'object') place.renew();
		yield some;
	}
}
