import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { mutated } from './mutations.ts';

/** A parser that a stranger reaches: where to begin, and what it is given. It throws when something is found. */
type Target = {
	/** Good inputs, a character a byte. */
	readonly seeds: readonly string[];
	readonly fuzz: (data: Buffer) => void | Promise<void>;
};

/** `<name>.fuzz.ts` beside this file. */
export const targets: readonly string[] = readdirSync(import.meta.dirname)
	.filter((file) => file.endsWith('.fuzz.ts'))
	.map((file) => file.replace('.fuzz.ts', ''));

/** Nothing of ours takes longer over a few kilobytes: what does, hangs. */
const HANGS_AFTER_MS = 10_000;

/**
 * Gives a parser inputs made of good ones, at random.
 * @param limits by runs or by time; `seed` makes a run again.
 * @throws Error with the least input that something is found with, and the seed.
 */
export async function fuzz(
	name: string,
	limits: { runs: number; seed?: number } | { seconds: number; seed?: number }
): Promise<void> {
	const target = (await import(`./${name}.fuzz.ts`)) as Target;
	const found = fc.asyncProperty(mutated(target.seeds), async (data) => target.fuzz(data));
	await fc.assert(found, {
		timeout: HANGS_AFTER_MS,
		seed: limits.seed,
		...('runs' in limits
			? { numRuns: limits.runs }
			: { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: limits.seconds * 1000 })
	});
}
