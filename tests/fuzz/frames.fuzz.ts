import { frames } from '../../src/lib/server/files/frames.ts';

const frame = (head: object, bytes = ''): string => {
	const json = JSON.stringify(head);
	return `${String.fromCharCode(0, 0, 0, json.length)}${json}${bytes}`;
};
export const seeds = [
	`\x10${frame({ is: 'clean', type: 'image/jpeg', found: ['place'], fields: 1 })}${frame({ is: 'part', name: 'picture', type: 'image/jpeg', size: 3 }, 'abc')}${frame({ is: 'end' })}`,
	`\x01${frame({ is: 'refused', why: 'kind' })}`
];

/** What comes out of the box is frames, or the end of them, however it was cut up on its way. */
export async function fuzz(data: Buffer): Promise<void> {
	const step = Math.max(1, data[0] ?? 1);
	const stream = async function* () {
		for (let at = 1; at < data.length; at += step) yield data.subarray(at, at + step);
	};
	for await (const { head, bytes } of frames(stream())) {
		if (head.is === 'part' && bytes.length !== head.size) throw new Error('a part of another size');
	}
}
