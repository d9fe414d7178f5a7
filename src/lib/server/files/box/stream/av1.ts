/** Sequence header, ends of units, frames, tiles and repetitions (AV1, 6.2.2). Not metadata, padding or what is reserved. */
const NEEDED = new Set([1, 2, 3, 4, 6, 7]);
const METADATA = 5;

/** The OBUs of a packet that are needed (AV1, 5.3). */
export function bareObus(packet: Uint8Array, met: Set<string>): Uint8Array {
	const bytes = Buffer.from(packet.buffer, packet.byteOffset, packet.length);
	const kept: Buffer[] = [];
	for (let at = 0; at < bytes.length;) {
		const flags = bytes.readUInt8(at);
		const type = (flags >> 3) & 15;
		const head = at + (flags & 4 ? 2 : 1);
		// Without a length it goes to the end.
		const [length, size] = flags & 2 ? leb128(bytes, head) : [bytes.length - head, 0];
		const end = head + size + length;
		if (end > bytes.length) throw new Error('an OBU that does not fit');
		if (NEEDED.has(type)) kept.push(bytes.subarray(at, end));
		else if (type === METADATA) met.add('other');
		at = end;
	}
	return Buffer.concat(kept);
}

function leb128(bytes: Buffer, from: number): [value: number, size: number] {
	let value = 0;
	for (let n = 0; n < 8; n++) {
		const byte = bytes[from + n];
		if (byte === undefined) break;
		value += (byte & 0x7f) * 2 ** (7 * n);
		if (byte < 0x80) return [value, n + 1];
	}
	throw new Error('a length without end');
}
