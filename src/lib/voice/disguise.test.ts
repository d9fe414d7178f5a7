import { describe, expect, it } from 'vitest';
import {
	correlation,
	likeness,
	listener,
	mean,
	melody,
	played,
	RATE,
	reader,
	say,
	seeded,
	SENTENCES,
	SPEAKERS,
	traits
} from '../../../tests/support/voices.ts';
import { disguise } from './disguise.ts';

const CHANCE = 1 / SPEAKERS.length;
const PROBES = 4;

const random = seeded(20_261_124);
const disguised = (sound: Float32Array) => disguise(sound, RATE, random)!;
/** What common voice changers do. */
const shifted = (sound: Float32Array) => played(sound, 0.75 + 0.6 * random());
/** What they moved, moved back as far as it may have been, one try after another. */
const BACK = Array.from({ length: 6 }, (_, n) => 0.73 * 1.12 ** n);

const heard = (takes: number, as: (sound: Float32Array) => Float32Array) =>
	listener(
		SPEAKERS.map((speaker) => Array.from({ length: takes }, () => traits(as(say(speaker, random)))))
	);
/** Of all that is said, how much is put down to whoever said it. */
function recognised(
	guess: (sound: Float32Array) => number,
	as: (sound: Float32Array) => Float32Array
): number {
	return mean(
		SPEAKERS.flatMap((speaker, who) =>
			Array.from({ length: PROBES }, () => Number(guess(as(say(speaker, random))) === who))
		)
	);
}

describe('a disguised voice', () => {
	const knows = heard(3, (sound) => sound);
	const listens = (sound: Float32Array) => knows(traits(sound));
	const undoes = (sound: Float32Array) =>
		knows(...BACK.map((speed) => traits(played(sound, speed))));

	it('is told apart when nothing is done to it', () => {
		expect(recognised(listens, (sound) => sound)).toBeGreaterThan(0.9);
	});

	it('is known again from a pitch shift that is undone', () => {
		expect(recognised(undoes, shifted)).toBeGreaterThan(0.8);
	});

	it('is not known by whoever knows the voice', () => {
		expect(recognised(listens, disguised)).toBeLessThan(CHANCE + 0.15);
	});

	it('is not known by whoever tries to undo it', () => {
		expect(recognised(undoes, disguised)).toBeLessThan(CHANCE + 0.15);
	});

	it('is hardly known by whoever knows how it is done and has heard each voice through it', () => {
		const informed = heard(6, disguised);
		expect(recognised((sound) => informed(traits(sound)), disguised)).toBeLessThan(CHANCE + 0.3);
	});

	it('keeps nothing of the melody', () => {
		const kept = (as: (sound: Float32Array) => Float32Array) =>
			Math.abs(
				mean(
					[...SPEAKERS, ...SPEAKERS, ...SPEAKERS].map((speaker) => {
						const sound = say(speaker, random);
						return correlation(melody(sound), melody(as(sound)));
					})
				)
			);
		expect(kept(shifted)).toBeGreaterThan(0.35);
		expect(kept(disguised)).toBeLessThan(0.15);
	});

	it('is another one each time, and never the sound that went in', () => {
		const sound = say(SPEAKERS[0]!, random);
		const [one, two] = [disguised(sound), disguised(sound)];
		expect(likeness(sound, sound)).toBeCloseTo(1);
		for (const alike of [likeness(one, sound), likeness(two, sound), likeness(one, two)])
			expect(alike).toBeLessThan(0.2);
	});

	it('says the same words', () => {
		const reads = reader(SENTENCES.map((sentence) => say(SPEAKERS[2]!, random, sentence)));
		const right = [SPEAKERS[0]!, SPEAKERS[3]!, SPEAKERS[5]!].flatMap((speaker) =>
			SENTENCES.map((sentence, which) =>
				Number(reads(disguised(say(speaker, random, sentence))) === which)
			)
		);
		expect(mean(right)).toBeGreaterThan(0.9);
	});

	it('is as long as before, more or less, and loud enough', () => {
		for (const speaker of SPEAKERS) {
			const sound = say(speaker, random);
			const other = disguised(sound);
			expect(other.length / sound.length).toBeGreaterThan(0.7);
			expect(other.length / sound.length).toBeLessThan(1.4);
			expect(Math.sqrt(mean([...other.map((value) => value ** 2)]))).toBeGreaterThan(0.04);
			expect(Math.max(...other.map(Math.abs))).toBeLessThan(0.91);
		}
	});

	it.each([44_100, 48_000, 8_000])('is the same at %i samples a second', (rate) => {
		const sound = Float32Array.from({ length: rate }, (_, n) =>
			Math.sin((2 * Math.PI * 140 * n) / rate) > 0.9 ? 0.5 : 0
		);
		const seconds = disguise(sound, rate, random)!.length / RATE;
		expect(seconds).toBeGreaterThan(0.7);
		expect(seconds).toBeLessThan(1.4);
	});

	it.each([0, 1, 479, 481, 16_000])('is nothing where nobody speaks: %i samples', (length) => {
		expect(disguise(new Float32Array(length), RATE, random)).toBeUndefined();
	});
});
