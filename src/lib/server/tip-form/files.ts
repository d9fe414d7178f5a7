import { randomUUID } from 'node:crypto';
import { field } from '#lib/forms/field.ts';
import { BrokenForm, type Incoming, type ReadFiles } from '#lib/forms/multipart.server.ts';
import { grouped, parseCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '../tips/index.ts';
import { kept, passedOver, placeFor, type Place } from './incoming.ts';
import type { Context } from './view.ts';

/** Files of one message. */
const MOST_FILES = 5;

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
		const dropped = () => void ends.push({ name: '…', end: tips.refused('one-too-many') });
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

/** Files that came before, piece by piece: what the page's script put into the form in their place. */
function cameBefore(posted: FormData): { file: string; size: number; name: string }[] {
	return posted.getAll('came').flatMap((value) => {
		const [, file, size, name] = /^([0-9a-f]{64}) (\d{1,9}) (.*)$/s.exec(String(value)) ?? [];
		return file && name !== undefined ? [{ file, size: Number(size), name }] : [];
	});
}

const LEFT_OUT = ['too-large', 'one-too-many', 'full'] as const;

/** Files that the page's script did not send, and why: named all the same. */
const leftOut = (posted: FormData) =>
	posted
		.getAll('left')
		.slice(0, MOST_NAMED)
		.flatMap((value) => {
			const said = String(value);
			const why = LEFT_OUT.find((one) => said.startsWith(`${one} `));
			return why ? [{ name: said.slice(why.length + 1), end: tips.refused(why) }] : [];
		});
