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
const part = { is: 'part', name: 'picture', type: 'image/jpeg', size: 3 };

it('hears what a box says, however it comes', async () => {
	const all = await heard(framed(clean), framed(part, 'abc'), framed({ is: 'end' }));
	expect(all.map(({ head }) => head)).toEqual([clean, part, { is: 'end' }]);
	expect(Buffer.from(all[1]!.bytes).toString()).toBe('abc');
});

it.each<[string, unknown]>([
	['no JSON', '{'],
	['something else', 'null'],
	['a page for a browser', { ...part, type: 'text/html' }],
	['a drawing with scripts', { ...part, type: 'image/svg+xml' }],
	['a header of its own', { ...part, type: 'image/png\r\nx: y' }],
	['a path', { ...part, name: '../x' }],
	['less than nothing', { ...part, size: -1 }],
	['more than a part can be', { ...part, size: 64_000_001 }],
	['words of its own', { ...clean, found: ['<b>'] }],
	['reasons of its own', { is: 'refused', why: 'because' }]
])('hears no more once a box says %s', async (_, head) => {
	expect(await heard(framed(head, 'abc'), framed(clean))).toEqual([]);
});

it('does not listen for ever', async () => {
	const size = 60_000_000;
	const page = framed({ ...part, size });
	async function* endless() {
		for (;;) {
			yield page;
			yield new Uint8Array(size);
		}
	}
	let count = 0;
	for await (const { head } of frames(endless())) count += Number(head.is === 'part');
	expect(count).toBe(4);
});
