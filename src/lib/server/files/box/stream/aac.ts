/** Elements of a raw data block (ISO/IEC 14496-3, table 4.85) that carry data and no sound. */
const [DATA, FILL] = [4, 6];
/** Kinds of filling that say nothing to a decoder: nothing, bytes, data (table 4.121). Others help it to sound. */
const SILENT = new Set([0, 1, 2]);

/**
 * A frame of AAC with zeros in the fields for data and filling that stand before its sound, where encoders write their names.
 * What follows on the sound cannot be found without unpacking it.
 */
export function bareAac(frame: Uint8Array, met: Set<string>): Uint8Array {
	const bytes = Uint8Array.from(frame);
	const view = new DataView(bytes.buffer);
	const last = bytes.length * 8;
	let at = headOf(bytes);
	const take = (bits: number): number => {
		let value = 0;
		for (let n = 0; n < bits; n++, at++) {
			// Behind the end zeros: an element that would lie there is left alone below.
			const byte = at < last ? view.getUint8(at >> 3) : 0;
			value = value * 2 + ((byte >> (7 - (at & 7))) & 1);
		}
		return value;
	};
	const blank = (bits: number): void => {
		for (const end = at + bits; at < end; at++) {
			const bit = 0x80 >> (at & 7);
			const byte = view.getUint8(at >> 3);
			if (byte & bit) met.add('encoder');
			view.setUint8(at >> 3, byte & ~bit);
		}
	};
	while (at + 16 < last) {
		const element = take(3);
		if (element !== FILL && element !== DATA) break;
		let bits: number;
		if (element === FILL) {
			let count = take(4);
			if (count === 15) count += take(8) - 1;
			if (count > 0 && !SILENT.has(take(4))) break;
			bits = Math.max(0, 8 * count - 4);
		} else {
			take(4);
			const isAligned = take(1) === 1;
			let count = take(8);
			if (count === 255) count += take(8);
			if (isAligned) at = Math.ceil(at / 8) * 8;
			bits = 8 * count;
		}
		if (at + bits > last) break;
		blank(bits);
	}
	return bytes;
}

/** Bits of an ADTS header, where there is one. Under a checksum nothing can be changed. */
function headOf(bytes: Uint8Array): number {
	const [one, two] = bytes;
	if (one !== 0xff || two === undefined || (two & 0xf6) !== 0xf0) return 0;
	return two & 1 ? 56 : bytes.length * 8;
}
