import { expect, it } from 'vitest';
import { fuzz, targets } from './fuzzing.ts';

/** Longer by `npm run fuzz`. */
const RUNS = 2_000;

it.each(targets)('nothing is found in what reads a %s', async (name) => {
	await expect(fuzz(name, { runs: RUNS })).resolves.toBeUndefined();
});
