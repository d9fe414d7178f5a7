import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm, type FormLimits } from './read-form.server.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const posted = (body: BodyInit, type?: string) =>
	new Request('https://tips.example/', {
		...{ method: 'POST', body },
		headers: type ? { 'content-type': type } : {}
	});
/** The status of what is thrown, or the fields that came. */
const read = async (request: Request, limits?: FormLimits) =>
	readForm(request, limits).then(
		(form) => [...form],
		(thrown: { status?: number }) => thrown.status ?? thrown
	);

describe('reading a form', () => {
	it('gives what was filled in, however it was encoded', async () => {
		const pair = fc.tuple(
			fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
			fc.string({ maxLength: 200, unit: 'grapheme' })
		);
		await fc.assert(
			fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 20 }), async (pairs) => {
				const plain = pairs.map(([name, value]) => [
					name,
					value.replaceAll('\0', '').replace(/\r\n?|\n/g, '\r\n')
				]) as [string, string][];
				const form = new FormData();
				for (const [name, value] of plain) form.append(name, value);
				expect(await read(posted(new URLSearchParams(plain)))).toEqual(plain);
				expect(await read(posted(form))).toEqual(plain);
			}),
			{ numRuns: 50 }
		);
	});

	it('takes percent signs that stand for nothing as they are, as browsers do', async () => {
		expect(await read(posted('what=100%+sure+%zz+%', URLENCODED))).toEqual([
			['what', '100% sure %zz %']
		]);
	});

	it('counts fields before it makes anything of them', async () => {
		const many = 'a&'.repeat(250_000);
		const before = process.cpuUsage();
		expect(await read(posted(many, URLENCODED))).toBe(413);
		const { user } = process.cpuUsage(before);
		expect(user / 1000).toBeLessThan(100);
	});

	it.each(['urlencoded', 'multipart'])('keeps to its limits in %s', async (kind) => {
		const limits = { fields: 3, bytes: 50 };
		const form = (fields: number, bytes: number) => {
			const made = kind === 'multipart' ? new FormData() : new URLSearchParams();
			for (let n = 0; n < fields; n++) made.append(`f${n}`, 'x'.repeat(bytes));
			return read(posted(made), limits);
		};
		expect(await form(3, 40)).toHaveLength(3);
		expect(await form(4, 1)).toBe(413);
		expect(await form(400, 1)).toBe(413);
		expect(await form(1, 51)).toBe(413);
	});

	it('takes a file where one may come, and leaves it out where none may', async () => {
		const form = new FormData();
		form.set('code', 'x');
		form.set('piece', new File(['12345'], 'a.bin'));
		expect(await read(posted(form))).toEqual([['code', 'x']]);
		const [, [, file]] = [...(await readForm(posted(form), { fields: 3, bytes: 9, file: 5 }))] as [
			unknown,
			[string, File]
		];
		expect(await file.text()).toBe('12345');
		expect(await read(posted(form), { fields: 3, bytes: 9, file: 4 })).toBe(413);
	});

	it('outlives a file that breaks off, and one that is too long by far', async () => {
		const type = 'multipart/form-data; boundary=x';
		const limits = { fields: 3, bytes: 9, file: 50_000 };
		const head = '--x\r\nContent-Disposition: form-data; name="piece"; filename="a"\r\n\r\n';
		for (const bytes of [0, 1, 20_000, 49_999]) {
			expect(await read(posted(head + 'a'.repeat(bytes), type), limits)).toBe(400);
		}
		expect(await read(posted(`${head}${'a'.repeat(200_000)}\r\n--x--\r\n`, type), limits)).toBe(
			413
		);
	});

	it.each([
		['no type', 'a=1', undefined],
		['JSON', '{}', 'application/json'],
		['plain text', 'a=1', 'text/plain'],
		['multipart without a boundary', 'a=1', 'multipart/form-data'],
		['multipart with an empty one', 'a=1', 'multipart/form-data; boundary='],
		['multipart that is none', 'a=1', 'multipart/form-data; boundary=x'],
		[
			'multipart that is cut off',
			'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
			'multipart/form-data; boundary=x'
		],
		['a type by a prototype’s name', 'a=1', '__proto__']
	])('says of %s that it is no form', async (_, body, type) => {
		expect(await read(posted(Buffer.from(body), type))).toBe(400);
	});

	it('never throws anything but those two, whatever comes as multipart', async () => {
		const boundary = 'x';
		const bit = fc.constantFrom(
			...['--x', '--x--', '\r\n', '\n', 'Content-Disposition: form-data', '; name="a"', '; name=a'],
			...['; filename="b"', ': ', '\0', '%', '=', '"', 'Content-Type: text/plain; charset=zz', 'é']
		);
		await fc.assert(
			fc.asyncProperty(
				fc.array(bit, { maxLength: 30 }),
				fc.constantFrom(0, 9),
				async (bits, file) => {
					const answer = await read(
						posted(Buffer.from(bits.join('')), `multipart/form-data; boundary=${boundary}`),
						{ fields: 3, bytes: 9, file }
					);
					expect(Array.isArray(answer) || answer === 400 || answer === 413).toBe(true);
				}
			),
			{ numRuns: 200 }
		);
	});
});
