/** A number from [0, 1). */
export type Random = () => number;

export const between = (random: Random, low: number, high: number): number =>
	low + (high - low) * random();

/** A random line without corners, whose turns are `spacing` steps apart, more or less. */
export function contour(
	random: Random,
	length: number,
	spacing: number,
	[low, high]: readonly [number, number]
): Float32Array {
	const line = new Float32Array(length);
	let to = between(random, low, high);
	for (let at = 0; at < length;) {
		const from = to;
		to = between(random, low, high);
		const steps = Math.ceil(spacing * between(random, 0.5, 1.5));
		for (let n = 0; n < steps && at < length; n++, at++)
			line[at] = from + (to - from) * Math.sin((Math.PI * n) / (2 * steps)) ** 2;
	}
	return line;
}
