/** Speech is kept as the loudness of a few wide bands, 100 times a second, and whether there was a voice. */
export type Frame = {
	/** Natural logarithm of the power, lowest band first. */
	readonly bands: Float32Array;
	readonly isVoiced: boolean;
	readonly isSpeech: boolean;
};

export const BANDS = 20;
/** Samples from one frame to the next, and of the Fourier transform of each: at RATE. */
export const HOP = 160;
export const SIZE = 1024;

/**
 * Even below this frequency and logarithmic above, and wide at the bottom: narrower bands would follow single
 * harmonics, and pitch would show in them.
 */
const BEND_HZ = 1_500;
const LOWEST_HZ = 150;
const HIGHEST_HZ = 7_400;

const scale = (hz: number): number => Math.log(1 + hz / BEND_HZ);
const step = (scale(HIGHEST_HZ) - scale(LOWEST_HZ)) / (BANDS - 1);

/** Which band a frequency lies in, as a number between two of them. */
export const bandAt = (hz: number): number => (scale(hz) - scale(LOWEST_HZ)) / step;

export const middleOf = (band: number): number =>
	BEND_HZ * (Math.exp(scale(LOWEST_HZ) + band * step) - 1);
