type Frame = {
	/** Where the bytes begin that hold sound: behind header, checksum and side information. */
	readonly area: number;
	/** How many bytes before that, in the areas of the frames before, its sound begins. */
	readonly back: number;
	/** In bytes. */
	readonly sound: number;
};

/**
 * Frames of MPEG layer III with zeros wherever no sound lies: as ancillary data, encoders write their names there
 * (ISO/IEC 11172-3, 2.4.2.8). The sound of a frame may begin in the frames before it, so all are looked at together.
 */
export function bareMp3(frames: readonly Uint8Array[], met: Set<string>): Uint8Array[] {
	const bare = frames.map((frame) => Uint8Array.from(frame));
	/** Where each byte of the areas, one after the other, lies. */
	const starts: number[] = [];
	const read = bare.map(frameOf);
	let whole = 0;
	for (const [n, frame] of read.entries()) {
		starts.push(whole);
		whole += bare[n]!.length - frame.area;
	}
	const blank = (from: number, to: number, first: number): void => {
		for (let n = first; n < bare.length && starts[n]! < to; n++) {
			const shift = read[n]!.area - starts[n]!;
			const area = bare[n]!.subarray(
				Math.max(from + shift, read[n]!.area),
				Math.max(to + shift, read[n]!.area)
			);
			// A filling of one and the same byte is no name.
			if (area.some((byte) => byte !== area[0])) met.add('encoder');
			area.fill(0);
		}
	};
	for (const [n, { back, sound }] of read.entries()) {
		const end = Math.max(0, starts[n]! - back) + sound;
		const next = n + 1 < read.length ? starts[n + 1]! - read[n + 1]!.back : whole;
		// The areas that its sound can reach back to: 511 bytes.
		let first = n;
		while (first > 0 && starts[first]! > end) first -= 1;
		blank(end, next, first);
	}
	return bare;
}

/** @throws Error where it is no layer III. */
function frameOf(frame: Uint8Array): Frame {
	const [, one, , three] = frame;
	if (frame.length < 40 || frame[0] !== 0xff || (one! & 0xe6) !== 0xe2)
		throw new Error('no layer III');
	const isFirst = (one! & 0x18) === 0x18;
	const channels = three! >> 6 === 3 ? 1 : 2;
	const side = one! & 1 ? 4 : 6;
	const size = isFirst ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
	const bits = (from: number, count: number): number => {
		let value = 0;
		for (let at = from; at < from + count; at++)
			value = value * 2 + ((frame[side + (at >> 3)]! >> (7 - (at & 7))) & 1);
		return value;
	};
	// MPEG-1: two granules, and 9 bits back; MPEG-2: one, and 8.
	const begin = isFirst ? 9 + (channels === 1 ? 5 : 3) + 4 * channels : 8 + channels;
	const each = isFirst ? 59 : 63;
	let sound = 0;
	for (let n = 0; n < channels * (isFirst ? 2 : 1); n++) sound += bits(begin + each * n, 12);
	return { area: side + size, back: bits(0, isFirst ? 9 : 8), sound: Math.ceil(sound / 8) };
}
