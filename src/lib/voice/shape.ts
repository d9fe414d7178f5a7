import { bandAt, BANDS, middleOf, type Frame } from './bands.ts';
import { between, contour, type Random } from './contour.ts';
import { nth } from './row.ts';

/** How far frequencies are moved, as logarithms: all of them, each part of them for good, and each part now and then. */
const WHOLE = 0.15;
const PART = 0.05;
const DRIFT = 0.05;
const PARTS = 5;
const DRIFT_FRAMES = 60;

/**
 * What a voice of ours sounds like on average, and by how much its bands go up and down: logarithms of power, from
 * and to. Where between them is drawn anew each time, for each few bands.
 */
const FALL = [1, 2.2] as const;
const COLOUR = [-0.8, 0.8] as const;
const SWING = [1.4, 2.4] as const;
const FEW = 3;
/** Bands are kept in steps of this: 2 dB. */
const STEP = 0.46;

/** Moves frequencies, a little differently in each part of the range and from moment to moment. */
export function warped(frames: readonly Frame[], random: Random): Frame[] {
	const whole = between(random, -WHOLE, WHOLE);
	const parts = Array.from({ length: PARTS }, () => {
		const part = whole + between(random, -PART, PART);
		return contour(random, frames.length, DRIFT_FRAMES, [part - DRIFT, part + DRIFT]);
	});
	return frames.map((frame, n) => {
		const moves = Float64Array.from(parts, (part) => nth(part, n));
		return {
			...frame,
			bands: frame.bands.map((_, band) => {
				const moved = valueAt(moves, (band / (BANDS - 1)) * (PARTS - 1));
				return valueAt(frame.bands, bandAt(middleOf(band) * Math.exp(moved)));
			})
		};
	});
}

/**
 * Takes away what a voice, a room and a microphone do to all that is said, the average and the range of each band,
 * and gives it those of nobody.
 */
export function recoloured(frames: readonly Frame[], random: Random): Frame[] {
	const spoken = frames.filter(({ isSpeech }) => isSpeech);
	const mean = (of: (bands: Float32Array) => number): number =>
		spoken.reduce((sum, { bands }) => sum + of(bands), 0) / spoken.length;
	const middles = Float64Array.from({ length: BANDS }, (_, band) =>
		mean((bands) => nth(bands, band))
	);
	const swings = middles.map((middle, band) =>
		Math.sqrt(mean((bands) => (nth(bands, band) - middle) ** 2))
	);
	const fall = between(random, ...FALL);
	const ours = contour(random, BANDS, FEW, COLOUR).map(
		(colour, band) => colour - fall * Math.max(0, Math.log2(middleOf(band) / 500))
	);
	const swing = contour(random, BANDS, FEW, SWING);
	return frames.map((frame) => ({
		...frame,
		bands: frame.bands.map(
			(value, band) =>
				nth(ours, band) +
				((value - nth(middles, band)) / Math.max(nth(swings, band), 1)) * nth(swing, band)
		)
	}));
}

/** Takes away the fine detail, in time and in loudness. */
export function coarsened(frames: readonly Frame[]): Frame[] {
	return frames.map((frame, n) => {
		const before = frames[n - 1] ?? frame;
		const after = frames[n + 1] ?? frame;
		return {
			...frame,
			bands: frame.bands.map((value, band) => {
				const smooth = (nth(before.bands, band) + 2 * value + nth(after.bands, band)) / 4;
				return STEP * Math.round(smooth / STEP);
			})
		};
	});
}

/** Between two values of a row, and beyond its ends as at them. */
function valueAt(row: Float32Array | Float64Array, at: number): number {
	const low = Math.max(0, Math.min(row.length - 2, Math.floor(at)));
	const part = Math.max(0, Math.min(1, at - low));
	return nth(row, low) * (1 - part) + nth(row, low + 1) * part;
}
