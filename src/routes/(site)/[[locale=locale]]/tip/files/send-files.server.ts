import { randomUUID } from 'node:crypto';
import { field } from '#lib/forms/field.ts';
import { BrokenForm, readMultipart, type Incoming } from '#lib/forms/multipart.server.ts';
import { regrouped } from '#lib/sealed/part.ts';
import { grouped, parseCode, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '#lib/server/tips/index.ts';

/** Files of one message. */
export const MOST_FILES = 5;

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

type Context = { intake: tips.Intake; now: Date; broke: (error: unknown) => void };

/** Uploads at once in this process: each holds a connection for minutes, and no more than a piece in memory. */
const AT_ONCE = 8;
let underWay = 0;

/** Answers one post of the page, whose files may come with it or have come before, piece by piece. */
export async function sendFiles(context: Context, request: Request): Promise<FilesView> {
	if (underWay >= AT_ONCE) {
		await request.body?.cancel();
		return { typed: '', trouble: 'busy', form: randomUUID(), words: '' };
	}
	underWay += 1;
	try {
		return await received(context, request);
	} finally {
		underWay -= 1;
	}
}

async function received(context: Context, request: Request): Promise<FilesView> {
	const ends: { name: string; end: tips.FileEnd }[] = [];
	let posted = new FormData();
	try {
		const limits = { files: MOST_FILES, bytes: tips.LONGEST_FILE + 1 };
		posted = await readMultipart(request, limits, async (fields, file) => {
			posted = fields;
			const parsed = parseCode(field(fields, 'code'));
			if (!parsed.ok) return;
			const key = `${field(fields, 'form')}/${ends.length}`;
			const end = await kept(context, parsed.code, key, file, fields.has('original'));
			ends.push({ name: file.name, end });
		});
		const typed = field(posted, 'code');
		const form = field(posted, 'form') || randomUUID();
		const parsed = parseCode(typed);
		const words = field(posted, 'words');
		if (!parsed.ok) return { typed, wrong: parsed.why, form, words };
		const { code } = parsed;
		for (const { file, name } of cameBefore(posted).slice(0, MOST_FILES)) {
			const came = { file, name, original: posted.has('original') };
			ends.push({ name, end: await tips.keepFile(context.intake, code, came, context.now) });
		}
		const tip = await tips.inTime(tips.find(context.intake, code));
		const view = { typed: '', code: grouped(code), found: !!tip, words };
		if (field(posted, 'step') !== 'send') return { ...view, form };
		return ends.length > 0
			? { ...view, ends, form: randomUUID() }
			: { ...view, trouble: 'no-file', form };
	} catch (error) {
		if (!(error instanceof BrokenForm) && !tips.isDown(error)) context.broke(error);
		const trouble = error instanceof BrokenForm ? 'broken-off' : 'unavailable';
		const [typed, words] = [field(posted, 'code'), field(posted, 'words')];
		return { typed, ends, trouble, form: randomUUID(), words };
	}
}

/** Takes a file as it comes with the form. Broken off, nothing of it is left. */
async function kept(
	{ intake, now }: Context,
	code: ReceiptCode,
	key: string,
	file: Incoming,
	original: boolean
): Promise<tips.FileEnd> {
	const spool = tips.spoolFor(intake.keys, code, key);
	let isWhole = false;
	try {
		let n = 0;
		const there = await tips.beginSpool(intake, spool, now);
		for await (const piece of regrouped(file.bytes, tips.PIECE)) {
			if (there === undefined) continue; // nothing can be put there: keepFile says why
			if (!(await tips.addPiece(intake, spool, n, piece))) break;
			n += 1;
		}
		isWhole = !file.isTooLong();
	} finally {
		if (!isWhole) await tips.drop(intake, code, [spool.id]);
	}
	if (!isWhole) return { is: 'refused', why: 'too-large' };
	return tips.keepFile(intake, code, { file: key, name: file.name, original }, now);
}

/** Files that came before, piece by piece: what the page's script put into the form in their place. */
function cameBefore(posted: FormData): { file: string; name: string }[] {
	return posted.getAll('came').flatMap((value) => {
		const [, file, name] = /^([0-9a-f]{64}) (.*)$/s.exec(String(value)) ?? [];
		return file && name !== undefined ? [{ file, name }] : [];
	});
}
