import { expect, it } from 'vitest';
import { frames, type Frame } from './frames.ts';

const framed = (head: unknown, body = ''): Buffer => {
	const json = Buffer.from(typeof head === 'string' ? head : JSON.stringify(head));
	const length = Buffer.alloc(4);
	length.writeUInt32BE(json.length);
	return Buffer.concat([length, json, Buffer.from(body)]);
};
async function heard(...said: Buffer[]): Promise<Frame[]> {
	async function* cutAnywhere() {
		for (const byte of Buffer.concat(said)) yield Uint8Array.of(byte);
	}
	const all: Frame[] = [];
	for await (const frame of frames(cutAnywhere())) all.push(frame);
	return all;
}
const clean = { is: 'clean', type: 'image/jpeg', found: ['place'], fields: 3, searched: 'all' };
const page = { is: 'part', name: 'picture', type: 'image/jpeg', size: 3 };

it('hears what a box says, however it comes', async () => {
	const all = await heard(framed(clean), framed(page, 'abc'), framed({ is: 'end' }));
	expect(all.map(({ head }) => head)).toEqual([clean, page, { is: 'end' }]);
	expect(Buffer.from(all[1]!.bytes).toString()).toBe('abc');
});

it.each<[string, unknown]>([
	['no JSON', '{'],
	['something else', 'null'],
	['a page for a browser', { ...page, type: 'text/html' }],
	['a drawing with scripts', { ...page, type: 'image/svg+xml' }],
	['a header of its own', { ...page, type: 'image/png\r\nx: y' }],
	['a path', { ...page, name: '../x' }],
	['less than nothing', { ...page, size: -1 }],
	['more than a page can be', { ...page, size: 64_000_001 }],
	['words of its own', { ...clean, found: ['<b>'] }],
	['reasons of its own', { is: 'refused', why: 'because' }]
])('hears no more once a box says %s', async (_, head) => {
	expect(await heard(framed(head, 'abc'), framed(clean))).toEqual([]);
});

it('does not listen for ever', async () => {
	const size = 60_000_000;
	const frame = framed({ ...page, size });
	async function* endless() {
		for (;;) {
			yield frame;
			yield new Uint8Array(size);
		}
	}
	let count = 0;
	for await (const { head } of frames(endless())) count += Number(head.is === 'part');
	expect(count).toBe(4);
});
