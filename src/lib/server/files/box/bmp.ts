import type { Search } from './hidden.ts';
import { searchBehind } from './places/behind.ts';
import { Refusal } from './refusal.ts';

export type Raw = { readonly data: Uint8Array; readonly width: number; readonly height: number };

const MOST_PIXELS = 50_000_000;

/**
 * Pixels of a Windows bitmap, three bytes each: the picture library does not read them.
 * @returns undefined for one that is packed, or of another depth than screenshots and scanners make.
 */
export function readBmp(file: Buffer): Raw | undefined {
	const [start, head] = [file.readUInt32LE(10), file.readUInt32LE(14)];
	if (head < 40) return undefined;
	const [width, tall] = [file.readInt32LE(18), file.readInt32LE(22)];
	const [depth, packing] = [file.readUInt16LE(28), file.readUInt32LE(30)];
	const height = Math.abs(tall);
	const isPlain = packing === 0 || (packing === 3 && depth === 32 && isUsual(file));
	if (!isPlain || ![1, 4, 8, 24, 32].includes(depth) || width <= 0 || height === 0)
		return undefined;
	if (width * height > MOST_PIXELS) throw new Refusal('too-large');
	const row = Math.ceil((width * depth) / 32) * 4;
	if (start + row * height > file.length) return undefined;
	const colours = 14 + head;
	const data = new Uint8Array(width * height * 3);
	for (let y = 0, to = 0; y < height; y++) {
		const from = start + row * (tall > 0 ? height - 1 - y : y);
		for (let x = 0; x < width; x++, to += 3) {
			const at = depth >= 24 ? from + (x * depth) / 8 : colours + 4 * indexAt(file, from, x, depth);
			// Blue comes first. A colour that the table does not have is black, as browsers show it.
			data[to] = file[at + 2] ?? 0;
			data[to + 1] = file[at + 1] ?? 0;
			data[to + 2] = file[at] ?? 0;
		}
	}
	return { data, width, height };
}

const indexAt = (file: Buffer, from: number, x: number, depth: number): number =>
	(file.readUInt8(from + ((x * depth) >> 3)) >> (8 - depth - ((x * depth) & 7))) &
	((1 << depth) - 1);

/** Red, green and blue where they are without masks. */
const isUsual = (file: Buffer): boolean =>
	file.readUInt32LE(54) === 0xff0000 &&
	file.readUInt32LE(58) === 0xff00 &&
	file.readUInt32LE(62) === 0xff;

/** Of a bitmap: a profile, or where one lies on the disk of whoever made it, and what stands behind its pixels. */
export function searchBmp(file: Buffer, search: Search): void {
	const [whole, start, head] = [file.readUInt32LE(2), file.readUInt32LE(10), file.readUInt32LE(14)];
	const [width, tall, depth] = [file.readInt32LE(18), file.readInt32LE(22), file.readUInt16LE(28)];
	const end = start + Math.ceil((width * depth) / 32) * 4 * Math.abs(tall);
	const kind = head >= 124 ? file.toString('latin1', 70, 74) : '';
	if (kind === 'KNIL') search.meet('name');
	if (kind === 'DEBM') search.meet('profile of colours');
	const profile = kind === 'KNIL' || kind === 'DEBM' ? file.readUInt32LE(130) : 0;
	searchBehind(
		file.subarray(profile ? Math.max(end, 14 + file.readUInt32LE(126) + profile) : end),
		search
	);
	if (whole > file.length) search.miss();
}
