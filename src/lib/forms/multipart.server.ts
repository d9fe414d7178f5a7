import { addAbortSignal, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { multipartParser } from './parser.server.ts';
import { readForm } from './read-form.server.ts';
import { steadily } from './steadily.server.ts';

/** A file of a form while it comes in. */
export type Incoming = {
	/** As the sender calls it. */
	readonly name: string;
	/** Throws where the form breaks off. */
	readonly bytes: AsyncIterable<Uint8Array>;
	/** Known once all of it was read. */
	readonly isTooLong: () => boolean;
};

/** The form was broken off, or is none. */
export class BrokenForm extends Error {
	override name = 'BrokenForm';
}

type Limits = {
	readonly files: number;
	/** Of each file. */
	readonly bytes: number;
	/** For how long nothing may come while it is waited for. */
	readonly stillMs?: number;
	/** For how long a form still comes of which a file was in vain. */
	readonly vainMs?: number;
};

/** A phone that changes from one mast to another is back by then. */
const STILL_MS = 60_000;
/** So that its answer arrives, and so that nobody holds a connection for ever with what nobody wants. */
const VAIN_MS = 60_000;
/** A page's own fields, and words that were typed on the page before: 20,000 characters of three bytes. */
const FIELDS = { fields: 50, bytes: 64 * 1024 } as const;
/** More than any page of ours sends, named or not. */
const MOST_FILES = 200;
/** Of a name as it is shown: a longer one is cut. */
const LONGEST_NAME = 200;

/** readMultipart, of a request that the caller knows. */
export type ReadFiles = (
	limits: Limits,
	take: (fields: FormData, file: Incoming) => Promise<void | 'in vain'>,
	dropped: () => void
) => Promise<FormData>;

/**
 * Reads a form as it comes in, one file after the other, none of them ever whole in memory. The fields that stand
 * before a file are there when it begins. All of the form is read, whatever becomes of its files: an answer before its
 * end would reach no browser.
 * @param take is done with a file before the next one is read. `in vain`: no file of this form will be taken.
 * @param dropped called when there are more files than that, which are not named.
 * @throws BrokenForm
 */
export async function readMultipart(
	request: Request,
	{ files, bytes, stillMs = STILL_MS, vainMs = VAIN_MS }: Limits,
	take: (fields: FormData, file: Incoming) => Promise<void | 'in vain'>,
	dropped: () => void = () => undefined
): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^multipart\/form-data\b/i.test(type)) return withoutFiles(request);
	const { body } = request;
	if (!body) throw new BrokenForm('the form did not come');
	const fields = new FormData();
	const broken = new AbortController();
	let turn = Promise.resolve();
	let until = Infinity;
	let isTooMuch = false;
	try {
		const parser = multipartParser(type, {
			files,
			fileSize: bytes,
			fields: FIELDS.fields,
			fieldSize: FIELDS.bytes,
			parts: FIELDS.fields + MOST_FILES
		});
		parser.on('partsLimit', () => (isTooMuch = true));
		parser.on('field', (name: string, value: string) => fields.append(name, value));
		parser.on('filesLimit', dropped);
		parser.on('file', (_field: string, stream: FileStream, name?: string) => {
			// The parser ends no file of a form that breaks off: whoever reads one would wait for ever.
			addAbortSignal(broken.signal, stream);
			// A field that nothing was chosen for comes as a file without a name.
			if (!name) return void stream.resume();
			const file = { name: name.slice(0, LONGEST_NAME), bytes: stream };
			turn = turn
				.then(() => take(fields, { ...file, isTooLong: () => stream.truncated === true }))
				.then((end) => {
					if (end) until = Math.min(until, performance.now() + vainMs);
				})
				.finally(() => stream.resume());
			// Whoever awaits the whole form hears of it.
			turn.catch(() => undefined);
		});
		await pipeline(
			Readable.from(
				steadily(
					body,
					() => Math.min(stillMs, until - performance.now()),
					() => isTooMuch
				)
			),
			parser
		);
	} catch (cause) {
		broken.abort();
		await turn.catch(() => undefined);
		throw new BrokenForm('the form did not come whole', { cause });
	}
	await turn;
	return fields;
}

type FileStream = Readable & { truncated?: boolean };

/** A form that was sent without files, or by what knows no other kind. A long one is none of ours, and is not read. */
async function withoutFiles(request: Request): Promise<FormData> {
	const length = Number(request.headers.get('content-length') ?? Infinity);
	if (length > FIELDS.bytes) throw new BrokenForm('too long for a form without files');
	return readForm(request, FIELDS).catch((cause: unknown) => {
		throw new BrokenForm('it is no form', { cause });
	});
}
