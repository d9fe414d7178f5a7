import type { Search } from '../hidden.ts';
import { searchBehind } from './behind.ts';
import { searchXmp } from './xmp.ts';

/** Every block of a GIF (89a), and what stands behind its end. */
export function searchGif(file: Buffer, search: Search): void {
	const tableOf = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
	let at = 13 + tableOf(file.readUInt8(10));
	/** Of a row of blocks that ends with an empty one. */
	const blocks = (): Buffer => {
		const buffers: Buffer[] = [];
		// Where the file breaks off they end, too: no mark of another block follows then.
		for (let size = file[at++]; size; size = file[at++]) {
			if (at + size > file.length) throw new Error('broken off');
			buffers.push(file.subarray(at, (at += size)));
		}
		return Buffer.concat(buffers);
	};
	for (;;) {
		const mark = file[at++];
		if (mark === 0x3b) return searchBehind(file.subarray(at), search);
		if (mark === 0x2c) {
			at += 10 + tableOf(file.readUInt8(at + 8));
			blocks();
		} else if (mark === 0x21) {
			const label = file.readUInt8(at++);
			const from = at;
			const name = blocks().toString('latin1', 0, 11);
			if (label === 0xfe) search.meet('Comment');
			else if (label === 0x01) search.meet('text');
			else if (label !== 0xff || name === 'NETSCAPE2.0' || name === 'ANIMEXTS1.0') continue;
			// Its letters are not cut into blocks: the lengths are letters, too.
			else if (name === 'XMP DataXMP') searchXmp(file.subarray(from + 12, at), search);
			else search.meet(name === 'ICCRGBG1012' ? 'profile of colours' : 'other');
		} else throw new Error('no block of a GIF');
	}
}
