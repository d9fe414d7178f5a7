import { nth } from './row.ts';

/** Samples a second of whatever leaves: enough for speech. */
export const RATE = 16_000;

/** Zero crossings of the low-pass filter on each side, and steps of its table between two of them. */
const CROSSINGS = 8;
const STEPS = 256;
const filter = Float64Array.from({ length: CROSSINGS * STEPS + 2 }, (_, n) => {
	const x = n / STEPS;
	if (x >= CROSSINGS) return 0;
	const sinc = x ? Math.sin(Math.PI * x) / (Math.PI * x) : 1;
	return sinc * Math.cos((Math.PI * x) / (2 * CROSSINGS)) ** 2;
});

/** The same sound at RATE. */
export function resampled(samples: Float32Array, rate: number): Float32Array {
	if (rate === RATE) return samples;
	const cutoff = Math.min(1, RATE / rate);
	const reach = CROSSINGS / cutoff;
	return Float32Array.from({ length: Math.floor((samples.length * RATE) / rate) }, (_, n) => {
		const at = (n * rate) / RATE;
		const last = Math.min(samples.length - 1, Math.floor(at + reach));
		let sum = 0;
		for (let from = Math.max(0, Math.ceil(at - reach)); from <= last; from++)
			sum += nth(samples, from) * nth(filter, Math.round(Math.abs(at - from) * cutoff * STEPS));
		return sum * cutoff;
	});
}
