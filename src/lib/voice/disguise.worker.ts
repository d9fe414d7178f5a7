/**
 * Hears the microphone through a port of its own, so that the voice as it is never is in the page, and gives back a
 * file in which somebody else says the same.
 */
import { disguise } from './disguise.ts';
import { wavOf } from './wav.ts';

/** From the page: how the sound comes. */
export type Begin = { readonly rate: number; readonly port: MessagePort };
/** From the port, in order: blocks of sound, and null behind the last one. */
export type Heard = Float32Array | null;
/** To the page: a WAV file, or null where nobody spoke. */
export type Made = Uint8Array<ArrayBuffer> | null;

const BATCH = 16_384;
const numbers = new DataView(new ArrayBuffer(4 * BATCH));
let used = BATCH;

function random(): number {
	if (used === BATCH) {
		crypto.getRandomValues(new Uint8Array(numbers.buffer));
		used = 0;
	}
	return numbers.getUint32(4 * used++) / 2 ** 32;
}

addEventListener('message', ({ data: { rate, port } }: MessageEvent<Begin>) => {
	const blocks: Float32Array[] = [];
	port.onmessage = ({ data }: MessageEvent<Heard>) => {
		if (data) return void blocks.push(data);
		const whole = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const block of blocks) {
			whole.set(block, at);
			at += block.length;
			block.fill(0);
		}
		const another = disguise(whole, rate, random);
		whole.fill(0);
		const made: Made = another ? wavOf(another) : null;
		postMessage(made);
	};
});
