import { analysed } from './analyse.ts';
import type { Random } from './contour.ts';
import { resampled } from './resample.ts';
import { coarsened, recoloured, warped } from './shape.ts';
import { synthesised } from './synthesise.ts';
import { evenPauses, hurried } from './timing.ts';

/** A third of a second. */
const LEAST_FRAMES = 33;

/**
 * Says the same words with another voice, 16,000 samples a second.
 * @param samples one channel, full scale 1.
 * @param random as unforeseeable as a key: whoever could guess its numbers could undo a part of it.
 * @returns undefined where nobody speaks.
 */
export function disguise(
	samples: Float32Array,
	rate: number,
	random: Random
): Float32Array | undefined {
	const spoken = analysed(resampled(samples, rate));
	if (spoken.filter(({ isSpeech }) => isSpeech).length < LEAST_FRAMES) return undefined;
	const another = coarsened(recoloured(warped(spoken, random), random));
	return synthesised(hurried(evenPauses(another), random), random);
}
