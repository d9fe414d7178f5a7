import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { PACE } from './bodies.ts';
import { createReceiving } from './receiving.ts';

/** A body of this declared length, and what became of it. */
function body(length: number) {
	const req = Object.assign(new PassThrough(), { headers: { 'content-length': String(length) } });
	return { req: req as unknown as IncomingMessage & PassThrough, ends: [] as unknown[] };
}

it('whoever has only just begun gives way to whoever keeps moving, however slowly and long', async () => {
	let now = 0;
	const receiving = createReceiving({ requests: 50, bytes: 1_000_000 }, PACE, () => now);
	const receive = ({ req, ends }: ReturnType<typeof body>) =>
		receiving.receive(req, 300_000, (bytes, why) => void ends.push(why ?? bytes?.length));
	const slow = body(60_000);
	receive(slow);
	// A thousand bytes a second for a minute, and 200 posts a second of two bytes that go no further.
	for (let second = 0; second < 60; second++) {
		slow.req.write('x'.repeat(1_000));
		await new Promise(setImmediate);
		for (let n = 0; n < 200; n++) {
			const begun = body(1_000);
			receive(begun);
			begun.req.write('a=');
			now += 5;
		}
		receiving.sweep();
	}
	slow.req.end();
	await expect.poll(() => slow.ends).toEqual([60_000]);
});
