import { bandAt, BANDS, HOP, SIZE, type Frame } from './bands.ts';
import { fourier } from './fourier.ts';
import { RATE } from './resample.ts';
import { nth } from './row.ts';

const WINDOW = 480;
const HIGHEST_PITCH_HZ = 400;
const LOWEST_PITCH_HZ = 65;
/** How alike one period and the next must be. */
const VOICED = 0.45;

/** What counts as speech: not this far under the loud parts, and above what is always there. */
const UNDER_LOUD_DB = 35;
const OVER_NOISE_DB = 6;
/** Under this there is nobody: full scale is 0 dB. */
const NOBODY_DB = -65;

const LN_OF_DB = Math.LN10 / 10;
const transform = fourier(SIZE);
const hann = Float64Array.from({ length: WINDOW }, (_, n) => Math.sin((Math.PI * n) / WINDOW) ** 2);
const weights = Float64Array.from({ length: SIZE / 2 }, (_, bin) => bandAt((bin * RATE) / SIZE));
const windowLikeness = likeness(Float64Array.from(hann));

/** Reads of speech what is needed to say the same words again. Pitch, phase and the sound itself are not kept. */
export function analysed(samples: Float32Array): Frame[] {
	const count = Math.max(0, Math.floor((samples.length - WINDOW) / HOP) + 1);
	const read = Array.from({ length: count }, (_, n) => readAt(samples, n * HOP));
	const levels = read.map(({ level }) => level).sort((a, b) => a - b);
	const loud = levels[Math.floor(count * 0.95)] ?? 0;
	const noise = levels[Math.floor(count * 0.1)] ?? 0;
	const least = Math.max(
		NOBODY_DB * LN_OF_DB,
		loud - UNDER_LOUD_DB * LN_OF_DB,
		Math.min(noise + OVER_NOISE_DB * LN_OF_DB, loud - 15 * LN_OF_DB)
	);
	const floor = loud - 60 * LN_OF_DB;
	return read.map(({ bands, isVoiced, level }) => ({
		bands: bands.map((power) => Math.max(floor, Math.log(power))),
		isVoiced,
		isSpeech: level > least
	}));
}

function readAt(samples: Float32Array, from: number) {
	const re = new Float64Array(SIZE);
	hann.forEach((weight, n) => (re[n] = nth(samples, from + n) * weight));
	const power = powerOf(re);
	const bands = new Float32Array(BANDS);
	const sums = new Float32Array(BANDS);
	let total = 0;
	for (let bin = 1; bin < SIZE / 2; bin++) {
		const here = nth(power, bin);
		total += here;
		const at = nth(weights, bin);
		const low = Math.floor(at);
		for (const [band, weight] of [
			[low, 1 - at + low],
			[low + 1, at - low]
		] as const) {
			if (band < 0 || band >= BANDS) continue;
			bands[band] = nth(bands, band) + weight * here;
			sums[band] = nth(sums, band) + weight;
		}
	}
	return {
		bands: bands.map((sum, band) => sum / nth(sums, band)),
		level: Math.log((2 * total) / SIZE / (WINDOW * 0.375) + 1e-12),
		isVoiced: isVoiced(power)
	};
}

function powerOf(re: Float64Array): Float64Array {
	const im = new Float64Array(SIZE);
	transform(re, im);
	return re.map((x, bin) => x * x + nth(im, bin) ** 2);
}

/** Of a windowed sound with itself, later and later. */
function likeness(windowed: Float64Array): Float64Array {
	const re = new Float64Array(SIZE);
	re.set(windowed);
	return ofPower(powerOf(re));
}

function ofPower(power: Float64Array): Float64Array {
	const re = power.slice();
	transform(re, new Float64Array(SIZE));
	return re.map((x) => x / (nth(re, 0) || 1));
}

/** A voice repeats itself, within the pitches that people have. */
function isVoiced(power: Float64Array): boolean {
	const alike = ofPower(power);
	for (let lag = Math.floor(RATE / HIGHEST_PITCH_HZ); lag < RATE / LOWEST_PITCH_HZ; lag++) {
		const here = nth(alike, lag);
		if (
			here > VOICED * nth(windowLikeness, lag) &&
			here > nth(alike, lag - 1) &&
			here >= nth(alike, lag + 1)
		)
			return true;
	}
	return false;
}
