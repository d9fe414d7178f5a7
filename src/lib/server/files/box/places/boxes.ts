/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2): what MP4, QuickTime, HEIC and AVIF are made of. */
export type Atom = { readonly name: string; readonly body: Buffer; readonly from: number };

/** The boxes that lie side by side in some bytes. @throws Error where one is longer than what it lies in. */
export function atomsIn(bytes: Buffer): Atom[] {
	const atoms: Atom[] = [];
	for (let at = 0; at + 8 <= bytes.length;) {
		const short = bytes.readUInt32BE(at);
		const name = bytes.toString('latin1', at + 4, at + 8);
		const head = short === 1 ? 16 : 8;
		const length =
			short === 0 ? bytes.length - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
		if (length < head || at + length > bytes.length) throw new Error('a box that does not fit');
		atoms.push({ name, body: bytes.subarray(at + head, at + length), from: at + head });
		at += length;
	}
	return atoms;
}

export const atomIn = (bytes: Buffer, name: string): Buffer | undefined =>
	atomsIn(bytes).find((atom) => atom.name === name)?.body;

/** @throws Error where it is missing. */
export function getAtom(bytes: Buffer, name: string): Buffer {
	const body = atomIn(bytes, name);
	if (!body) throw new Error('a box that is missing');
	return body;
}
