import { inflateSync } from 'node:zlib';
import { isBlank, type Search } from '../hidden.ts';
import { searchBehind } from './behind.ts';
import { searchExif } from './exif.ts';
import { searchIptc, searchPhotoshop } from './iptc.ts';
import { searchXmp } from './xmp.ts';

/** Of pixels, colours and frames (PNG, third edition). */
const STRUCTURE = new Set(
	'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs acTL fcTL fdAT cICP mDCV cLLI CgBI iDOT'.split(
		' '
	)
);
const LONGEST_TEXT = 20_000_000;

/** Every chunk of a PNG, and what stands behind its end. */
export function searchPng(file: Buffer, search: Search): void {
	for (let at = 8; at + 12 <= file.length;) {
		const length = file.readUInt32BE(at);
		const name = file.toString('latin1', at + 4, at + 8);
		const body = file.subarray(at + 8, at + 8 + length);
		at += 12 + length;
		search.in(() => searchChunk(name, body, search));
		if (name === 'IEND') return searchBehind(file.subarray(at), search);
	}
	search.miss(); // broken off
}

function searchChunk(name: string, body: Buffer, search: Search): void {
	if (STRUCTURE.has(name)) return;
	if (name === 'eXIf') return searchExif(body, search);
	if (name === 'tIME') return search.meet('time');
	if (name === 'iCCP') return search.meet('profile of colours');
	if (!['tEXt', 'zTXt', 'iTXt'].includes(name)) {
		search.meet('other');
		return search.miss();
	}
	const end = body.indexOf(0);
	const keyword = body.toString('latin1', 0, end < 0 ? undefined : end);
	const text = textOf(name, body.subarray(end + 1));
	if (isBlank(text)) return;
	if (keyword === 'XML:com.adobe.xmp') return searchXmp(text, search);
	const [, kind] = /^Raw profile type (\w+)/.exec(keyword) ?? [];
	if (kind) searchProfile(kind, text, search);
	else search.meet(keyword || 'text');
}

/** As ImageMagick and others carry the blocks of JPEG: a name, a length, and hexadecimal. */
function searchProfile(kind: string, text: Buffer, search: Search): void {
	const hex = text.toString('latin1').replace(/^\s*\w+\s+\d+/, '');
	const block = Buffer.from(hex.replace(/\s/g, ''), 'hex');
	if (block.includes('<x:xmpmeta') || kind === 'xmp') searchXmp(block, search);
	else if (kind === 'exif' || kind === 'APP1') searchExif(block, search);
	else if (block.toString('latin1', 0, 4) === '8BIM') searchPhotoshop(block, search);
	else if (kind === 'iptc') searchIptc(block, search);
	else search.meet('other');
}

/** Behind the keyword: packed or not, and with a language or not. */
function textOf(name: string, rest: Buffer): Buffer {
	if (name === 'tEXt') return rest;
	if (name === 'zTXt') return inflateSync(rest.subarray(1), { maxOutputLength: LONGEST_TEXT });
	const language = rest.indexOf(0, 2);
	const text = rest.subarray(rest.indexOf(0, language + 1) + 1);
	return rest[0] ? inflateSync(text, { maxOutputLength: LONGEST_TEXT }) : text;
}
