import type { Search } from '../hidden.ts';
import { searchBehind } from './behind.ts';
import { searchExif } from './exif.ts';
import { searchXmp } from './xmp.ts';

const STRUCTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);

/** Every chunk of a WebP (RFC 9649), and what stands behind its end. */
export function searchWebp(file: Buffer, search: Search): void {
	const end = 8 + file.readUInt32LE(4);
	let at = 12;
	while (at + 8 <= end && at + 8 <= file.length) {
		const name = file.toString('latin1', at, at + 4);
		const length = file.readUInt32LE(at + 4);
		const body = file.subarray(at + 8, at + 8 + length);
		at += 8 + length + (length % 2);
		if (name === 'EXIF') searchExif(body, search);
		else if (name === 'XMP ') searchXmp(body, search);
		else if (name === 'ICCP') search.meet('profile of colours');
		else if (!STRUCTURE.has(name)) search.meet('other');
	}
	if (end > file.length) search.miss();
	else searchBehind(file.subarray(end), search);
}
