/* eslint-disable @typescript-eslint/no-non-null-assertion --
   the innermost loop of all: each index is below `size` by how the loops run, and asking made the whole 8 % slower */

/**
 * The discrete Fourier transform in place, for a size that is a power of two. With its two arguments the other way
 * round it is the inverse, times the size.
 */
export function fourier(size: number): (re: Float64Array, im: Float64Array) => void {
	const half = size / 2;
	const angles = Array.from({ length: half }, (_, n) => (-2 * Math.PI * n) / size);
	const cos = Float64Array.from(angles, Math.cos);
	const sin = Float64Array.from(angles, Math.sin);
	const swaps = mirrored(size);

	return (re, im) => {
		for (let n = 0; n < swaps.length; n += 2) {
			swap(re, swaps[n]!, swaps[n + 1]!);
			swap(im, swaps[n]!, swaps[n + 1]!);
		}
		for (let span = 1; span < size; span *= 2) {
			for (let turn = 0; turn < span; turn++) {
				const c = cos[(turn * half) / span]!;
				const s = sin[(turn * half) / span]!;
				for (let a = turn; a < size; a += 2 * span) {
					const b = a + span;
					const x = c * re[b]! - s * im[b]!;
					const y = c * im[b]! + s * re[b]!;
					re[b] = re[a]! - x;
					im[b] = im[a]! - y;
					re[a]! += x;
					im[a]! += y;
				}
			}
		}
	};
}

/** Pairs of indexes of which each has the bits of the other, the other way round. */
function mirrored(size: number): Uint32Array {
	const pairs: number[] = [];
	for (let n = 1, other = 0; n < size; n++) {
		let bit = size / 2;
		for (; other & bit; bit >>= 1) other ^= bit;
		other ^= bit;
		if (n < other) pairs.push(n, other);
	}
	return Uint32Array.from(pairs);
}

function swap(row: Float64Array, one: number, other: number): void {
	const kept = row[one]!;
	row[one] = row[other]!;
	row[other] = kept;
}
