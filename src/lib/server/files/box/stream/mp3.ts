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
	const { laid, whole } = laidOut(frames);
	const blank = (from: number, to: number, first: number): void => {
		for (let n = first, one = laid[n]; one && one.start < to; one = laid[++n]) {
			const shift = one.area - one.start;
			const area = one.bytes.subarray(
				Math.max(from + shift, one.area),
				Math.max(to + shift, one.area)
			);
			// A filling of one and the same byte is no name.
			if (area.some((byte) => byte !== area[0])) met.add('encoder');
			area.fill(0);
		}
	};
	for (const [n, { back, sound, start }] of laid.entries()) {
		const end = Math.max(0, start - back) + sound;
		const next = laid[n + 1];
		// The areas that its sound can reach back to: 511 bytes. The first of all begins at 0, before any end.
		let first = n;
		for (let one = laid[first]; one && one.start > end; one = laid[first]) first -= 1;
		blank(end, next ? next.start - next.back : whole, first);
	}
	return laid.map(({ bytes }) => bytes);
}

/** The areas of all frames one after the other: `start` is where one begins among them, `whole` their length. */
function laidOut(frames: readonly Uint8Array[]) {
	let whole = 0;
	const laid = frames.map((frame) => {
		const { area, back, sound } = frameOf(frame);
		const start = whole;
		whole += frame.length - area;
		return { bytes: Uint8Array.from(frame), area, back, sound, start };
	});
	return { laid, whole };
}

/** @throws Error where it is no layer III. */
function frameOf(frame: Uint8Array): Frame {
	const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
	if (frame.length < 40 || (view.getUint16(0) & 0xffe6) !== 0xffe2) throw new Error('no layer III');
	const head = view.getUint8(1);
	const isFirst = (head & 0x18) === 0x18;
	const channels = view.getUint8(3) >> 6 === 3 ? 1 : 2;
	const side = head & 1 ? 4 : 6;
	const size = isFirst ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
	const bits = (from: number, count: number): number => {
		let value = 0;
		for (let at = from; at < from + count; at++)
			value = value * 2 + ((view.getUint8(side + (at >> 3)) >> (7 - (at & 7))) & 1);
		return value;
	};
	// MPEG-1: two granules, and 9 bits back; MPEG-2: one, and 8.
	const begin = isFirst ? 9 + (channels === 1 ? 5 : 3) + 4 * channels : 8 + channels;
	const each = isFirst ? 59 : 63;
	let sound = 0;
	for (let n = 0; n < channels * (isFirst ? 2 : 1); n++) sound += bits(begin + each * n, 12);
	return { area: side + size, back: bits(0, isFirst ? 9 : 8), sound: Math.ceil(sound / 8) };
}
