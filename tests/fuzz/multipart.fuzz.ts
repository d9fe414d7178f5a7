import { BrokenForm, readMultipart } from '../../src/lib/forms/multipart.server.ts';
import { readForm } from '../../src/lib/forms/read-form.server.ts';

const limits = { files: 5, bytes: 1_000 };

const part = (name: string, value: string, more = '') =>
	`--b\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const file = '; filename="a.jpg"\r\ncontent-type: image/jpeg';
export const seeds = [
	`${part('code', 'x')}${part('files', 'bytes', file)}--b--\r\n`,
	`${part('files', 'more'.repeat(400), file)}${part('files', '', "; filename*=utf-8''%e2%82%ac")}--b--\r\n`
];

/** A form with files is read, or broken off: it never hangs, takes no more than it may, and never ends the process. */
export async function fuzz(data: Buffer): Promise<void> {
	await readWhole(posted(data));
	await readAsItComes(posted(data));
}

const posted = (data: Buffer) =>
	new Request('http://localhost/', {
		method: 'POST',
		headers: { 'content-type': 'multipart/form-data; boundary=b' },
		body: new Uint8Array(data)
	});

async function readWhole(request: Request): Promise<void> {
	try {
		await readForm(request, { fields: 10, bytes: 1_000, file: limits.bytes });
	} catch (error) {
		if (![400, 413].includes((error as { status: number }).status)) throw error;
	}
}

async function readAsItComes(request: Request): Promise<void> {
	let files = 0;
	try {
		await readMultipart(request, limits, async (_fields, file) => {
			let size = 0;
			for await (const some of file.bytes) size += some.length;
			if (size > limits.bytes || ++files > limits.files) throw new Error('more than it may');
		});
	} catch (error) {
		if (!(error instanceof BrokenForm) || (error.cause as Error).message === 'more than it may') {
			throw error;
		}
	}
}
