export type NalKind = {
	readonly codec: 'avc' | 'hevc';
	/** In bytes; 0 for start codes. */
	readonly lengthSize: number;
	readonly met: Set<string>;
};

/**
 * What a decoder needs (ITU-T H.264, table 7-1; H.265, table 7-1): slices, parameter sets and ends. Not among it: SEI, where
 * encoders write their settings, and anybody anything; filler; what no standard gives a meaning.
 */
const NEEDED = {
	avc: new Set([1, 2, 3, 4, 5, 7, 8, 9, 10, 11]),
	hevc: new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18, 19, 20, 21, 32, 33, 34, 35, 36, 37])
};
const SEI = { avc: [6], hevc: [39, 40] };
const START = Buffer.from([0, 0, 0, 1]);

function typeOf(nal: Uint8Array, codec: NalKind['codec']): number | undefined {
	const [head] = nal;
	if (head === undefined) return undefined;
	return codec === 'avc' ? head & 31 : (head >> 1) & 63;
}

function isNeeded(nal: Uint8Array, { codec, met }: NalKind): boolean {
	const type = typeOf(nal, codec);
	if (type === undefined) return false;
	if (SEI[codec].includes(type)) met.add(isNoted(nal, codec) ? 'encoder' : 'other');
	return NEEDED[codec].has(type);
}

/** Whether a SEI begins with a message of user data (payload type 4 or 5), as x264 and x265 write their settings. */
function isNoted(nal: Uint8Array, codec: NalKind['codec']): boolean {
	const message = nal[codec === 'avc' ? 1 : 2];
	return message === 4 || message === 5;
}

/** The NAL units of a packet that are needed; undefined when there are none. */
export function bareNals(packet: Uint8Array, kind: NalKind): Uint8Array | undefined {
	const bytes = Buffer.from(packet.buffer, packet.byteOffset, packet.length);
	const buffers: Buffer[] = [];
	const { lengthSize } = kind;
	if (lengthSize === 0) {
		for (const nal of betweenStarts(bytes)) if (isNeeded(nal, kind)) buffers.push(START, nal);
	} else {
		for (let at = 0; at + lengthSize < bytes.length;) {
			const end = at + lengthSize + bytes.readUIntBE(at, lengthSize);
			if (end > bytes.length) throw new Error('a NAL unit that does not fit');
			if (end > at + lengthSize && isNeeded(bytes.subarray(at + lengthSize, end), kind))
				buffers.push(bytes.subarray(at, end));
			at = end;
		}
	}
	return buffers.length > 0 ? Buffer.concat(buffers) : undefined;
}

function* betweenStarts(bytes: Buffer): Generator<Buffer> {
	const mark = START.subarray(1);
	for (let at = bytes.indexOf(mark); at >= 0;) {
		const next = bytes.indexOf(mark, at + 3);
		let end = next < 0 ? bytes.length : next;
		while (end > at + 3 && bytes[end - 1] === 0) end -= 1; // a longer start code, or padding
		if (end > at + 3) yield bytes.subarray(at + 3, end);
		at = next;
	}
}

/** The settings of a track with the parameter sets that are needed (ISO/IEC 14496-15, 5.3.3 and 8.3.3). */
export function bareParameters(description: Uint8Array, kind: NalKind): Uint8Array {
	const bytes = Buffer.from(description.buffer, description.byteOffset, description.length);
	return kind.codec === 'avc' ? bareAvc(bytes, kind) : bareHevc(bytes, kind);
}

function bareAvc(bytes: Buffer, kind: NalKind): Buffer {
	let at = 5;
	const sets = (mask: number, type: number): Buffer => {
		const count = bytes.readUInt8(at) & mask;
		const head = bytes.readUInt8(at) & ~mask;
		at += 1;
		const kept: Buffer[] = [];
		for (let n = 0; n < count; n++) {
			const end = at + 2 + bytes.readUInt16BE(at);
			if (end > bytes.length) throw new Error('a parameter set that does not fit');
			const set = bytes.subarray(at, end);
			if (isNeeded(set.subarray(2), kind) && typeOf(set.subarray(2), 'avc') === type)
				kept.push(set);
			at = end;
		}
		return Buffer.concat([Buffer.from([head | kept.length]), ...kept]);
	};
	const kept = [bytes.subarray(0, 5), sets(0x1f, 7), sets(0xff, 8)];
	// Of higher profiles: three bytes about colours, and no more sets.
	if (at + 4 <= bytes.length) kept.push(bytes.subarray(at, at + 3), Buffer.from([0]));
	return Buffer.concat(kept);
}

function bareHevc(bytes: Buffer, kind: NalKind): Buffer {
	const kept: Buffer[] = [];
	let at = 23;
	for (let arrays = bytes.readUInt8(22); arrays > 0; arrays--) {
		const from = at;
		const type = bytes.readUInt8(at) & 63;
		const count = bytes.readUInt16BE(at + 1);
		at += 3;
		let isWanted = type >= 32 && type <= 34;
		for (let n = 0; n < count; n++) {
			const end = at + 2 + bytes.readUInt16BE(at);
			if (end > bytes.length) throw new Error('a parameter set that does not fit');
			isWanted = isNeeded(bytes.subarray(at + 2, end), kind) && isWanted;
			at = end;
		}
		if (isWanted) kept.push(bytes.subarray(from, at));
	}
	return Buffer.concat([bytes.subarray(0, 22), Buffer.from([kept.length]), ...kept]);
}
