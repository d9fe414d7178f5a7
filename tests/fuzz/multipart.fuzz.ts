import { BrokenForm, readMultipart } from '../../src/lib/forms/multipart.server.ts';

const limits = { files: 5, bytes: 1_000 };

const part = (name: string, value: string, more = '') =>
	`--b\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const file = '; filename="a.jpg"\r\ncontent-type: image/jpeg';
export const seeds = [
	`${part('code', 'x')}${part('files', 'bytes', file)}--b--\r\n`,
	`${part('files', 'more'.repeat(400), file)}${part('files', '', "; filename*=utf-8''%e2%82%ac")}--b--\r\n`
];

/** A form with files is read, or broken off: it never hangs, and takes no more than it may. */
export async function fuzz(data: Buffer): Promise<void> {
	const request = new Request('http://localhost/', {
		method: 'POST',
		headers: { 'content-type': 'multipart/form-data; boundary=b' },
		body: new Uint8Array(data)
	});
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
