import { bandAt, BANDS, HOP, SIZE, type Frame } from './bands.ts';
import { between, contour, type Random } from './contour.ts';
import { fourier } from './fourier.ts';
import { RATE } from './resample.ts';
import { nth } from './row.ts';

const PITCH_HZ = [100, 190] as const;
/** Semitones up and down, and frames from one turn to the next. */
const MELODY = [-2.5, 2.5] as const;
const TURN_FRAMES = 35;
/** A voice is more breath than tone above a frequency from here to there. */
const BREATH_HZ = [1_800, 4_500] as const;
const LOUDNESS = 0.08;
const PEAK = 0.9;

const BINS = SIZE / 2 + 1;
const places = Float64Array.from({ length: BINS }, (_, bin) =>
	Math.max(0, Math.min(BANDS - 1.001, bandAt((bin * RATE) / SIZE)))
);
const hann = Float64Array.from(
	{ length: 2 * HOP },
	(_, n) => Math.sin((Math.PI * n) / (2 * HOP)) ** 2
);
const transform = fourier(SIZE);

/** Says it with a voice of our own: a random pitch with a melody of its own, and breath. */
export function synthesised(frames: readonly Frame[], random: Random): Float32Array {
	const length = (frames.length + 1) * HOP;
	const breathy = between(random, ...BREATH_HZ);
	const tones = places.map((_, bin) => 1 / (1 + ((bin * RATE) / SIZE / breathy) ** 4));
	const tone = pulses(length, random);
	const breath = Float32Array.from({ length }, () => (random() - 0.5) * Math.sqrt(12));
	const sound = new Float32Array(length + SIZE);
	const [re, im] = [new Float64Array(SIZE), new Float64Array(SIZE)];
	for (const [n, frame] of frames.entries()) {
		re.fill(0);
		im.fill(0);
		hann.forEach((weight, i) => {
			re[i] = nth(tone, n * HOP + i) * weight;
			im[i] = nth(breath, n * HOP + i) * weight;
		});
		transform(re, im);
		filter(re, im, frame, tones);
		transform(im, re);
		// What a filter without delay adds before the beginning stands at the end.
		re.forEach((value, i) => add(sound, n * HOP + ((i + SIZE / 4) % SIZE), value));
	}
	return evenlyLoud(sound.subarray(SIZE / 4, SIZE / 4 + length));
}

function add(sound: Float32Array, n: number, value: number): void {
	sound[n] = nth(sound, n) + value;
}

/** A train of pulses with the power of the noise. */
function pulses(length: number, random: Random): Float32Array {
	const middle = PITCH_HZ[0] * (PITCH_HZ[1] / PITCH_HZ[0]) ** random();
	const melody = contour(random, Math.ceil(length / HOP), TURN_FRAMES, MELODY);
	const train = new Float32Array(length + 1);
	for (let at = 0; at < length;) {
		const pitch =
			middle * 2 ** (nth(melody, Math.floor(at / HOP)) / 12) * between(random, 0.99, 1.01);
		const period = RATE / pitch;
		const part = at % 1;
		add(train, Math.floor(at), Math.sqrt(period) * (1 - part));
		add(train, Math.floor(at) + 1, Math.sqrt(period) * part);
		at += period;
	}
	return train;
}

/** Shapes tone (the real part before the transform) and breath (the other), and adds them up as the real part. */
function filter(
	re: Float64Array,
	im: Float64Array,
	{ bands, isVoiced }: Frame,
	tones: Float64Array
): void {
	for (let bin = 0; bin < BINS; bin++) {
		const mirrored = (SIZE - bin) % SIZE;
		const a = nth(re, bin);
		const b = nth(im, bin);
		const c = nth(re, mirrored);
		const d = nth(im, mirrored);
		const at = nth(places, bin);
		const low = Math.floor(at);
		const gain = Math.exp(
			(nth(bands, low) * (1 - at + low) + nth(bands, low + 1) * (at - low)) / 2
		);
		const tone = isVoiced ? nth(tones, bin) : 0;
		const [t, n] = [gain * Math.sqrt(tone), gain * Math.sqrt(1 - tone)];
		const real = (t * (a + c) + n * (b + d)) / 2;
		const imaginary = (t * (b - d) - n * (a - c)) / 2;
		re[bin] = re[mirrored] = real;
		im[bin] = imaginary;
		im[mirrored] = -imaginary;
	}
}

function evenlyLoud(sound: Float32Array): Float32Array {
	let [power, peak] = [0, 0];
	for (const value of sound) {
		power += value * value;
		peak = Math.max(peak, Math.abs(value));
	}
	const gain = peak ? Math.min(LOUDNESS / Math.sqrt(power / sound.length), PEAK / peak) : 0;
	return sound.map((value) => value * gain);
}
