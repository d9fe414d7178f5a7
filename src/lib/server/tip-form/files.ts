import { createHash, randomUUID } from 'node:crypto';
import { field } from '#lib/forms/field.ts';
import { BrokenForm, type Incoming, type ReadFiles } from '#lib/forms/multipart.server.ts';
import { regrouped } from '#lib/sealed/part.ts';
import { grouped, parseCode, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '../tips/index.ts';
import type { Context } from './view.ts';

/** Files of one message. */
const MOST_FILES = 5;

/** Bytes of a piece, of which each upload holds one or two. */
const PIECE = 128 * 1024;

/** What the page shows to somebody who adds files. */
export type FilesView = {
	/** As typed, while it is not a code. */
	typed: string;
	wrong?: 'length' | 'symbol' | 'check';
	code?: string;
	/** Something is found under the code. */
	found?: boolean;
	/** What became of each file, by its name on the tipster's device. */
	ends?: { name: string; end: tips.FileEnd }[];
	trouble?: 'unavailable' | 'no-file' | 'broken-off' | 'busy';
	/** Which form it is: the same files sent again from it are kept once. */
	form: string;
	/** Typed on the page before, and not added yet. */
	words: string;
};

/** More than so many of one form are not even named. */
const MOST_NAMED = 20;
const places = tips.createPlaces();

/**
 * Answers one post of the page, whose files may come with it or have come before, piece by piece.
 * @param read reads the post as it comes in.
 */
export async function sendFiles(
	context: Pick<Context, 'intake' | 'now' | 'broke'>,
	read: ReadFiles
): Promise<FilesView> {
	const ends: { name: string; end: tips.FileEnd }[] = [];
	let posted = new FormData();
	let taken = 0;
	let place: Place | undefined;
	try {
		const limits = { files: MOST_NAMED, bytes: tips.LONGEST_FILE + 1 };
		const take = async (fields: FormData, file: Incoming): Promise<void | 'in vain'> => {
			posted = fields;
			const parsed = parseCode(field(fields, 'code'));
			if (!parsed.ok) return 'in vain';
			place ??= await placeFor(context.intake, parsed.code);
			const key = `${field(fields, 'form')}/${ends.length}`;
			const came = { file: key, name: file.name, original: fields.has('original') };
			const end =
				taken === MOST_FILES
					? await passedOver(file, place)
					: await kept(context, parsed.code, came, file, place);
			ends.push({ name: file.name, end });
			if (typeof place === 'string') return 'in vain';
			if (end.is !== 'refused' || end.why !== 'too-large') taken += 1;
		};
		const dropped = () => void ends.push({ name: '…', end: refused('one-too-many') });
		posted = await read(limits, take, dropped);
		const typed = field(posted, 'code');
		const form = field(posted, 'form') || randomUUID();
		const parsed = parseCode(typed);
		const words = field(posted, 'words');
		if (!parsed.ok) return { typed, wrong: parsed.why, form, words };
		const { code } = parsed;
		for (const { name, ...rest } of cameBefore(posted).slice(0, MOST_FILES)) {
			const came = { ...rest, name, original: posted.has('original') };
			ends.push({ name, end: await tips.keepFile(context.intake, code, came, context.now) });
		}
		ends.push(...leftOut(posted));
		const tip = await tips.inTime(tips.find(context.intake, code));
		const view = { typed: '', code: grouped(code), found: !!tip, words };
		if (field(posted, 'step') !== 'send') return { ...view, form };
		if (place === 'busy') return { ...view, ends, trouble: 'busy', form };
		return ends.length > 0
			? { ...view, ends, form: randomUUID() }
			: { ...view, trouble: 'no-file', form };
	} catch (error) {
		if (!(error instanceof BrokenForm) && !tips.isDown(error)) context.broke(error);
		const trouble = error instanceof BrokenForm ? 'broken-off' : 'unavailable';
		const [typed, words] = [field(posted, 'code'), field(posted, 'words')];
		return { typed, ends, trouble, form: randomUUID(), words };
	} finally {
		if (typeof place === 'object') place.end();
	}
}

const refused = (why: Extract<tips.FileEnd, { is: 'refused' }>['why']): tips.FileEnd => ({
	is: 'refused',
	why
});

type Place = tips.Lease | 'busy' | 'no files';

/** For the whole form: what is drained of it takes a connection, too. */
async function placeFor(intake: tips.Intake, code: ReceiptCode): Promise<Place> {
	// Whatever the code is, so that a full house tells nothing of it.
	if (places.areTaken()) return 'busy';
	if (!(await tips.find(intake, code))?.takesFiles) return 'no files';
	return places.take(code) ?? 'busy';
}

/** Takes a file as it comes with the form. Broken off, nothing of it is left. */
async function kept(
	{ intake, now }: Pick<Context, 'intake' | 'now'>,
	code: ReceiptCode,
	came: tips.Came,
	file: Incoming,
	place: Place
): Promise<tips.FileEnd> {
	if (place === 'busy') return refused('closed');
	// Of a code that may not have files nothing is written: this says why.
	if (place === 'no files') return tips.keepFile(intake, code, came, now);
	const spool = tips.spoolFor(intake.keys, code, came.file);
	const hash = createHash('sha256');
	let end: tips.GoesOn = 0;
	let isWhole = false;
	try {
		end = await tips.beginSpool(intake, spool, now);
		for await (const piece of regrouped(moving(file, place), PIECE)) {
			if (typeof end !== 'number') continue;
			hash.update(piece);
			end = await tips.addPiece(intake, spool, end, piece, now);
		}
		isWhole = typeof end === 'number' && !file.isTooLong();
	} finally {
		if (!isWhole) await tips.drop(intake, code, [spool.id]);
	}
	if (file.isTooLong()) return refused('too-large');
	if (end === 'full') return refused('full');
	return tips.keepFile(intake, code, { ...came, content: hash.digest('hex') }, now);
}

async function passedOver(file: Incoming, place: Place): Promise<tips.FileEnd> {
	for await (const some of moving(file, place)) void some;
	return refused('one-too-many');
}

async function* moving({ bytes }: Incoming, place: Place) {
	for await (const some of bytes) {
		if (typeof place === 'object') place.renew();
		yield some;
	}
}

/** Files that came before, piece by piece: what the page's script put into the form in their place. */
function cameBefore(posted: FormData): { file: string; size: number; name: string }[] {
	return posted.getAll('came').flatMap((value) => {
		const [, file, size, name] = /^([0-9a-f]{64}) (\d{1,9}) (.*)$/s.exec(String(value)) ?? [];
		return file && name !== undefined ? [{ file, size: Number(size), name }] : [];
	});
}

/** Files that the page's script did not send, and why: named all the same. */
const leftOut = (posted: FormData) =>
	posted
		.getAll('left')
		.slice(0, MOST_NAMED)
		.flatMap((value) => {
			const [, why, name] = /^(too-large|one-too-many|full) (.*)$/s.exec(String(value)) ?? [];
			return why && name !== undefined ? [{ name, end: refused(why as 'full') }] : [];
		});
