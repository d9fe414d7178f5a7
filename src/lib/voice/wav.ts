import { RATE } from './resample.ts';

const HEADER = 58;
const MU_LAW = 7;

/**
 * A WAV file of RATE samples a second and nothing else in it: no time, no device, no program. Eight bits a sample by
 * µ-law (ITU-T G.711), as telephones do: half the bytes on a slow phone, and coarser.
 */
export function wavOf(samples: Float32Array): Uint8Array<ArrayBuffer> {
	const even = samples.length + (samples.length % 2);
	const bytes = new Uint8Array(HEADER + even);
	const view = new DataView(bytes.buffer);
	const name = (at: number, four: string) =>
		[...four].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
	name(0, 'RIFF');
	view.setUint32(4, bytes.length - 8, true);
	name(8, 'WAVE');
	name(12, 'fmt ');
	view.setUint32(16, 18, true);
	view.setUint16(20, MU_LAW, true);
	view.setUint16(22, 1, true);
	view.setUint32(24, RATE, true);
	view.setUint32(28, RATE, true);
	view.setUint16(32, 1, true);
	view.setUint16(34, 8, true);
	name(38, 'fact');
	view.setUint32(42, 4, true);
	view.setUint32(46, samples.length, true);
	name(50, 'data');
	view.setUint32(54, samples.length, true);
	samples.forEach((value, n) => (bytes[HEADER + n] = muLaw(value)));
	return bytes;
}

/** The logarithm of its loudness in eight steps of sixteen, each bit turned round. */
function muLaw(value: number): number {
	const loud = Math.min(32_635, Math.round(Math.abs(value) * 32_768)) + 132;
	const step = 24 - Math.clz32(loud);
	const fine = (loud >> (step + 3)) & 15;
	return ~((value < 0 ? 128 : 0) | (step << 4) | fine) & 255;
}
