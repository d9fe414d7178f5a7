import { describe, expect, it } from 'vitest';
import { BrokenForm, readMultipart } from './multipart.server.ts';

const BODY = [
	'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nABC\r\n',
	'--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\nfirst\r\n',
	'--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\nsecond\r\n--x--\r\n'
].join('');

const post = (body: BodyInit) =>
	new Request('https://tips.example/', {
		method: 'POST',
		body,
		headers: { 'content-type': 'multipart/form-data; boundary=x' },
		duplex: 'half'
	} as RequestInit);

/** So many bytes of the form, and then nothing, or an end. */
const only = (bytes: number, ends: 'never' | 'broken') =>
	new ReadableStream<Uint8Array>({
		start: (controller) => controller.enqueue(new TextEncoder().encode(BODY.slice(0, bytes))),
		pull: (controller) => {
			if (ends === 'broken') controller.error(new Error('gone'));
			else return new Promise(() => undefined);
		}
	});

async function read(body: BodyInit, files = 5) {
	const came: string[] = [];
	let dropped = false;
	const take = async (
		_: FormData,
		{ name, bytes }: { name: string; bytes: AsyncIterable<Uint8Array> }
	) => {
		const chunks: Uint8Array[] = [];
		for await (const some of bytes) chunks.push(some);
		came.push(`${name} ${Buffer.concat(chunks).toString()}`);
	};
	const limits = { files, bytes: 100, stillMs: 20 };
	const fields = await readMultipart(post(body), limits, take, () => (dropped = true));
	return { came, code: fields.get('code'), dropped };
}

describe('a form with files', () => {
	it('is read one file after the other', async () => {
		expect(await read(BODY)).toEqual({
			...{ code: 'ABC', dropped: false },
			came: ['a.jpg first', 'a.jpg second']
		});
	});

	it('with more files than may be is read to its end, and that is told', async () => {
		expect(await read(BODY, 1)).toMatchObject({ came: ['a.jpg first'], dropped: true });
	});

	it.each(['never', 'broken'] as const)(
		'ends for whoever reads it, at whichever byte nothing comes any more (%s)',
		async (ends) => {
			const cut = Array.from({ length: BODY.length - 5 }, (_, at) => read(only(at, ends)));
			const all = await Promise.allSettled(cut);
			for (const one of all) {
				expect(one.status === 'rejected' && one.reason instanceof BrokenForm).toBe(true);
			}
		}
	);

	it('that is in vain comes for a while, and not for ever, however steadily', async () => {
		const head = BODY.slice(0, BODY.indexOf('first'));
		let sent = 0;
		const endless = async function* () {
			for (; ; sent++) {
				await new Promise((go) => setImmediate(go));
				yield Buffer.from(sent ? 'x' : head);
			}
		};
		const limits = { files: 5, bytes: 100, vainMs: 20 };
		const take = () => Promise.resolve('in vain' as const);
		await expect(readMultipart(post(endless() as never), limits, take)).rejects.toThrow(BrokenForm);
		expect(sent).toBeGreaterThan(2);
	});
});
