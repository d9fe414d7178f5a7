import { error } from '@sveltejs/kit';
import { multipartParser } from './parser.server.ts';

/** Fields of a form, the bytes of one as it is sent, and of the one file that it may bring, if it may. */
export type FormLimits = {
	readonly fields: number;
	readonly bytes: number;
	readonly file?: number;
};
/** More than any form of ours has but those that carry a tip's words. */
const FEW: FormLimits = { fields: 100, bytes: 32 * 1024 };
const SLICE = 16 * 1024;

/**
 * The one door for a form that fits into memory: fields are counted before anything is made of them, so that a body of
 * half a million costs what it takes to count to a hundred. How long the whole may be, the listener has seen to.
 * @throws HttpError 413 when it brings too much, 400 when it is no form or a broken one.
 */
export async function readForm(request: Request, limits: FormLimits = FEW): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	const [kind] = type.toLowerCase().split(/[;\s]/, 1);
	if (kind !== 'application/x-www-form-urlencoded' && kind !== 'multipart/form-data') error(400);
	const body = Buffer.from(await request.arrayBuffer().catch(() => error(400)));
	if (kind === 'multipart/form-data') return multipart(body, type, limits);
	return urlencoded(body.toString('utf8'), limits);
}

function urlencoded(text: string, limits: FormLimits): FormData {
	const form = new FormData();
	let fields = 0;
	for (let from = 0; from < text.length;) {
		const found = text.indexOf('&', from);
		const end = found < 0 ? text.length : found;
		if (++fields > limits.fields || end - from > limits.bytes) error(413);
		from = end + 1;
	}
	for (const [name, value] of new URLSearchParams(text)) form.append(name, withoutNul(value));
	return form;
}

function multipart(body: Buffer, type: string, limits: FormLimits): Promise<FormData> {
	const form = new FormData();
	const { fields, bytes, file = 0 } = limits;
	return new Promise<FormData>((resolve, reject) => {
		// One more than is taken: the parser drops what is over in silence, or cuts it off.
		const parser = multipartParser(type, {
			fields: fields + 1,
			fieldSize: bytes + 1,
			files: file > 0 ? 1 : 0,
			fileSize: file,
			parts: fields + 2
		});
		let isOver = false;
		const end = (why: Error) => {
			isOver = true;
			reject(why);
		};
		const tooMuch = () => end(new TooMuch('the form brings too much'));
		let count = 0;
		parser.on('field', (name: string, value: string) => {
			if (++count > fields || Buffer.byteLength(value) > bytes) return tooMuch();
			form.append(name, withoutNul(value));
		});
		parser.on('file', (name: string, stream, filename?: string) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
			stream.on('limit', tooMuch);
			stream.on('end', () => form.append(name, new File(chunks as BlobPart[], filename ?? '')));
		});
		parser
			.on('partsLimit', tooMuch)
			.on('error', end)
			.on('finish', () => resolve(form));
		// In slices: what the parser is given at once, it reads to its end.
		for (let at = 0; at < body.length && !isOver; at += SLICE) {
			parser.write(body.subarray(at, at + SLICE));
		}
		parser.end();
	}).catch((thrown: unknown) => error(thrown instanceof TooMuch ? 413 : 400));
}

class TooMuch extends Error {
	override name = 'TooMuch';
}

/** No text has one, and PostgreSQL's cannot. */
const withoutNul = (value: string): string => value.replaceAll('\0', '');
