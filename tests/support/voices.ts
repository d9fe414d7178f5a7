import { fourier } from '../../src/lib/voice/fourier.ts';

/** Voices that do not exist, and somebody who tells voices apart. All at 16,000 samples a second. */
export const RATE = 16_000;

export type Speaker = {
	readonly pitchHz: number;
	/** How far the pitch goes up and down, in semitones. */
	readonly melody: number;
	/** Every formant times this: a short throat has a high number. */
	readonly tract: number;
	/** Each formant for itself. */
	readonly formants: readonly [number, number, number];
	/** Decibels that the voice loses with each octave. */
	readonly tilt: number;
	readonly breath: number;
	readonly speed: number;
};

export const SPEAKERS: readonly Speaker[] = [
	{ pitchHz: 98, melody: 1, tract: 0.88, formants: [1, 1, 1], tilt: 9, breath: 0.02, speed: 0.95 },
	{
		pitchHz: 118,
		melody: 3,
		tract: 0.94,
		formants: [1.08, 0.95, 1],
		tilt: 6,
		breath: 0.1,
		speed: 1.08
	},
	{
		pitchHz: 135,
		melody: 2,
		tract: 0.97,
		formants: [0.93, 1.04, 1.05],
		tilt: 12,
		breath: 0.05,
		speed: 1
	},
	{
		pitchHz: 190,
		melody: 2,
		tract: 1.08,
		formants: [1, 1.06, 0.95],
		tilt: 9,
		breath: 0.15,
		speed: 1.05
	},
	{
		pitchHz: 215,
		melody: 4,
		tract: 1.14,
		formants: [1.06, 0.97, 1],
		tilt: 5,
		breath: 0.03,
		speed: 0.92
	},
	{
		pitchHz: 245,
		melody: 1.5,
		tract: 1.2,
		formants: [0.95, 1, 1.06],
		tilt: 11,
		breath: 0.08,
		speed: 1.02
	}
];

/** Middle formants of an adult voice, in Hz. */
export const VOWELS = {
	a: [730, 1_090, 2_440],
	e: [530, 1_840, 2_480],
	i: [270, 2_290, 3_010],
	o: [570, 840, 2_410],
	u: [300, 870, 2_240]
} as const;
type Vowel = keyof typeof VOWELS;

/** Vowels, `s` for a hiss before one, and a space for a pause. */
export const SENTENCES = [
	'a si e o su a i se o u',
	'o su a i se u si a o e',
	'i se u o sa e a si u o',
	'e a su i so u e sa i a',
	'u so i e sa o i su e a',
	'se i a u so a e o su i'
] as const;

/** A sentence as somebody says it once: no two times are the same. */
export function say(
	speaker: Speaker,
	random: () => number,
	sentence: string = SENTENCES[0]
): Float32Array {
	const near = (value: number, spread: number) => value * (1 + spread * (2 * random() - 1));
	const mood = near(1, 0.03);
	const sounds: number[] = [];
	let turn = random();
	let phase = 0;
	for (const sound of sentence) {
		const length = (seconds: number) =>
			Math.floor((near(seconds, 0.1) / speaker.speed) * RATE) || 1;
		if (sound === ' ') {
			for (let n = length(0.06); n > 0; n--) sounds.push(0.0005 * (random() - 0.5));
			continue;
		}
		if (sound === 's') {
			let before = 0;
			for (let n = length(0.08); n > 0; n--) {
				const noise = random() - 0.5;
				sounds.push(0.15 * (noise - before));
				before = noise;
			}
			continue;
		}
		const filters = VOWELS[sound as Vowel].map((hz, at) =>
			resonator(near(hz * speaker.tract * speaker.formants[at]!, 0.02), 60 + 30 * at)
		);
		const tilt = 10 ** (-speaker.tilt / 20);
		let low = 0;
		const whole = length(0.16);
		for (let n = 0; n < whole; n++) {
			turn += 0.7 / RATE;
			const melody = speaker.melody * Math.sin(2 * Math.PI * turn);
			phase += (near(speaker.pitchHz * mood, 0.005) * 2 ** (melody / 12)) / RATE;
			const pulse = phase >= 1 ? 1 : 0;
			phase -= pulse;
			low = pulse + (1 - tilt) * low;
			const source = low + speaker.breath * (random() - 0.5);
			const voice = filters.reduce((value, filter) => filter(value), source);
			sounds.push(voice * Math.min(1, n / 400, (whole - n) / 400));
		}
	}
	const peak = sounds.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	return Float32Array.from(sounds, (value) => (0.5 * value) / peak);
}

function resonator(hz: number, width: number): (value: number) => number {
	const r = Math.exp((-Math.PI * width) / RATE);
	const a = 2 * r * Math.cos((2 * Math.PI * hz) / RATE);
	const gain = 1 - a + r * r;
	let [one, two] = [0, 0];
	return (value) => {
		const next = gain * value + a * one - r * r * two;
		[two, one] = [one, next];
		return next;
	};
}

const SIZE = 512;
const HOP = 160;
const transform = fourier(SIZE);
const BANDS = 18;
const WINDOW = Float64Array.from({ length: SIZE }, (_, n) => Math.sin((Math.PI * n) / SIZE) ** 2);
/** The bin at which each band begins, and the one behind the last. */
const EDGES = Array.from({ length: BANDS + 1 }, (_, at) => Math.floor(5 * 1.23 ** (at ** 0.93)));

/** What tells voices apart: pitch and its range, the average and the liveliness of each band, and how fast it goes. */
export function traits(sound: Float32Array): number[] {
	const pitches: number[] = [];
	const frames: number[][] = [];
	let tried = 0;
	for (let from = 0; from + SIZE <= sound.length; from += HOP) {
		const frame = sound.subarray(from, from + SIZE);
		const bands = bandsOf(frame);
		if (bands.reduce((sum, value) => sum + value, 0) / BANDS < -9) continue;
		frames.push(bands);
		if (frames.length % 3) continue;
		tried++;
		const pitch = pitchOf(frame);
		if (pitch) pitches.push(Math.log(pitch));
	}
	const columns = Array.from({ length: BANDS }, (_, band) => frames.map((bands) => bands[band]!));
	const loudness = mean(columns.map(mean));
	return [
		...[mean(pitches), spread(pitches), pitches.length / tried],
		...columns.map((values) => mean(values) - loudness),
		...columns.map(spread),
		Math.log(sound.length)
	];
}

function bandsOf(frame: Float32Array): number[] {
	const re = WINDOW.map((weight, n) => weight * frame[n]!);
	const im = new Float64Array(SIZE);
	transform(re, im);
	return Array.from({ length: BANDS }, (_, band) => {
		const [from, to] = [EDGES[band]!, EDGES[band + 1]!];
		let power = 1e-9;
		for (let bin = from; bin < to; bin++)
			power += (re[bin]! * re[bin]! + im[bin]! * im[bin]!) / (to - from);
		return Math.log(power);
	});
}

/** In Hz, by autocorrelation of every other sample; none where nothing repeats. */
function pitchOf(frame: Float32Array): number | undefined {
	const half = frame.filter((_, n) => n % 2 === 0);
	// What the samples before each one hold together, for all lags at once.
	const energy = new Float64Array(half.length + 1);
	for (const [n, value] of half.entries()) energy[n + 1] = energy[n]! + value * value;
	const whole = energy[half.length]!;
	const like = (lag: number) => {
		let sum = 0;
		for (let n = lag; n < half.length; n++) sum += half[n]! * half[n - lag]!;
		const one = whole - energy[lag]! + 1e-9;
		const two = energy[half.length - lag]! + 1e-9;
		return sum / Math.sqrt(one * two);
	};
	let best = { lag: 0, is: 0.6 };
	for (let lag = Math.floor(RATE / 2 / 350); lag < RATE / 2 / 75; lag++) {
		const is = like(lag);
		if (is > best.is + 0.02) best = { lag, is };
	}
	return best.lag ? RATE / 2 / best.lag : undefined;
}

/** Played at another speed, as a tape: what moves pitch and formants at once, and is undone by its inverse. */
export const played = (sound: Float32Array, speed: number): Float32Array =>
	Float32Array.from({ length: Math.floor((sound.length - 1) / speed) }, (_, n) => {
		const at = Math.floor(n * speed);
		const part = n * speed - at;
		return sound[at]! * (1 - part) + sound[at + 1]! * part;
	});

/** Who has heard some voices, and says whose another one is. Each list holds what one speaker said. */
export function listener(heard: readonly (readonly number[][])[]) {
	const middles = heard.map((takes) =>
		takes[0]!.map((_, at) => mean(takes.map((take) => take[at]!)))
	);
	// What varies within one speaker says little about who it is.
	const scales = middles[0]!.map(
		(_, at) =>
			Math.sqrt(
				mean(
					heard.flatMap((takes, who) => takes.map((take) => (take[at]! - middles[who]![at]!) ** 2))
				)
			) + 0.01
	);
	const far = (one: readonly number[], other: readonly number[]) =>
		one.reduce((sum, value, at) => sum + ((value - other[at]!) / scales[at]!) ** 2, 0);
	/** Of several readings of one sound, the one that fits somebody best counts. */
	return (...readings: (readonly number[])[]): number => {
		const fits = middles.map((middle) =>
			Math.min(...readings.map((reading) => far(reading, middle)))
		);
		return fits.indexOf(Math.min(...fits));
	};
}

/** As a WAV file of 16 bits a sample. */
export function wavFile(sound: Float32Array): Buffer {
	const head = Buffer.alloc(44);
	head.write('RIFF', 0, 'latin1');
	head.writeUInt32LE(36 + 2 * sound.length, 4);
	head.write('WAVEfmt ', 8, 'latin1');
	for (const [at, value] of [16, 0x1_0001, RATE, 2 * RATE, 0x10_0002].entries())
		head.writeUInt32LE(value, 16 + 4 * at);
	head.write('data', 36, 'latin1');
	head.writeUInt32LE(2 * sound.length, 40);
	const samples = Int16Array.from(sound, (value) => Math.round(32_767 * value));
	return Buffer.concat([head, Buffer.from(samples.buffer)]);
}

/** What is in a WAV file of µ-law, as ITU-T G.711 reads it. */
export function soundIn(file: Buffer): Float32Array {
	const at = file.indexOf('data', 12, 'latin1');
	const bytes = file.subarray(at + 8, at + 8 + file.readUInt32LE(at + 4));
	return Float32Array.from(bytes, (byte) => {
		const turned = ~byte;
		const loud = (((turned & 15) * 8 + 132) << ((turned >> 4) & 7)) - 132;
		return (turned & 128 ? -loud : loud) / 32_768;
	});
}

/** Who knows some sentences, and says which of them a sound is most like, however slowly its parts are said. */
export function reader(sentences: readonly Float32Array[]) {
	const known = sentences.map(colours);
	return (sound: Float32Array): number => {
		const said = colours(sound);
		const costs = known.map((sentence) => alignment(said, sentence));
		return costs.indexOf(Math.min(...costs));
	};
}

/** Each moment of speech against the average moment. */
function colours(sound: Float32Array): number[][] {
	const frames: number[][] = [];
	for (let from = 0; from + SIZE <= sound.length; from += HOP) {
		const bands = bandsOf(sound.subarray(from, from + SIZE));
		if (mean(bands) > -9) frames.push(bands);
	}
	const middles = frames[0]!.map((_, band) => mean(frames.map((bands) => bands[band]!)));
	return frames.map((bands) => {
		const level = mean(bands) - mean(middles);
		return bands.map((value, band) => value - middles[band]! - level);
	});
}

/** How unlike two rows are, laid upon each other as well as they can be: dynamic time warping. */
function alignment(one: readonly number[][], other: readonly number[][]): number {
	let before = new Array<number>(other.length + 1).fill(Infinity);
	before[0] = 0;
	for (const a of one) {
		const row = [Infinity];
		for (const [n, b] of other.entries()) {
			const far = a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0);
			row.push(far + Math.min(row[n]!, before[n]!, before[n + 1]!));
		}
		before = row;
	}
	return before.at(-1)! / (one.length + other.length);
}

/** How alike two waves are, wherever one is laid upon the other: 1 is the same, 0 nothing. */
export function likeness(one: Float32Array, other: Float32Array): number {
	const size = 2 ** Math.ceil(Math.log2(one.length + other.length));
	const long = fourier(size);
	const [re, im] = [new Float64Array(size), new Float64Array(size)];
	re.set(one);
	// The other as the imaginary part, backwards: twice their product stands in the square's imaginary part.
	im.set(other.toReversed());
	long(re, im);
	const square = [
		re.map((value, n) => value * value - im[n]! * im[n]!),
		re.map((value, n) => 2 * value * im[n]!)
	] as const;
	long(square[1], square[0]);
	const energy = (sound: Float32Array) => sound.reduce((sum, value) => sum + value * value, 0);
	const most = square[1].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	return most / (2 * size * Math.sqrt(energy(one) * energy(other)));
}

export function correlation(one: readonly number[], other: readonly number[]): number {
	const [a, b] = [mean(one), mean(other)];
	const together = mean(one.map((value, n) => (value - a) * (other[n]! - b)));
	return together / (spread(one) * spread(other));
}

/** Fifty pitches from beginning to end, as logarithms. */
export function melody(sound: Float32Array): number[] {
	let last = 5;
	return Array.from({ length: 50 }, (_, n) => {
		const from = Math.floor(((sound.length - SIZE) * n) / 49);
		const pitch = pitchOf(sound.subarray(from, from + SIZE));
		last = pitch ? Math.log(pitch) : last;
		return last;
	});
}

/** A row of numbers that looks random and is the same each time. */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		// mulberry32
		state = (state + 0x6d2b79f5) >>> 0;
		let value = Math.imul(state ^ (state >>> 15), state | 1);
		value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
		return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
	};
}

export const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
const spread = (values: readonly number[]): number => {
	const middle = mean(values);
	return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
