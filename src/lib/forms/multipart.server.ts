import { Readable, type Readable as Stream } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';

/** A file of a form while it comes in. */
export type Incoming = {
	/** As the sender calls it. */
	readonly name: string;
	readonly bytes: AsyncIterable<Uint8Array>;
	/** Known once all of it was read. */
	readonly isTooLong: () => boolean;
};

/** The form was broken off, or is none. */
export class BrokenForm extends Error {
	override name = 'BrokenForm';
}

/**
 * Reads a form as it comes in, one file after the other, none of them ever whole in memory. The fields that stand
 * before a file are there when it begins.
 * @param take is done with a file before the next one is read.
 * @throws BrokenForm
 */
export async function readMultipart(
	request: Request,
	limits: { files: number; bytes: number },
	take: (fields: FormData, file: Incoming) => Promise<void>
): Promise<FormData> {
	const fields = new FormData();
	let turn = Promise.resolve();
	try {
		const parser = new Busboy({
			headers: { 'content-type': request.headers.get('content-type') ?? '' } as BusboyHeaders,
			limits: { files: limits.files, fileSize: limits.bytes, fields: 50, fieldSize: 200_000 }
		});
		parser.on('field', (name: string, value: string) => fields.append(name, value));
		parser.on('file', (_field: string, stream: Stream & { truncated?: boolean }, name?: string) => {
			// A field that nothing was chosen for comes as a file without a name.
			if (!name) return void stream.resume();
			turn = turn
				.then(() =>
					take(fields, { name, bytes: stream, isTooLong: () => stream.truncated === true })
				)
				.finally(() => stream.resume());
			// Whoever awaits the whole form hears of it.
			turn.catch(() => undefined);
		});
		await pipeline(Readable.fromWeb(request.body! as never), parser);
	} catch (cause) {
		await turn.catch(() => undefined);
		throw new BrokenForm('the form did not come whole', { cause });
	}
	await turn;
	return fields;
}
