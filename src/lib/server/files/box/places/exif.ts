import { isBlank, type Search } from '../hidden.ts';
import { searchIptc, searchPhotoshop } from './iptc.ts';
import { searchXmp } from './xmp.ts';

/** Bytes of a value, by its type (TIFF 6.0, section 2). */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** Of how the pixels lie and nothing else (TIFF 6.0; Exif 3.0, 4.6): they say nothing of anybody. */
const STRUCTURE = new Set([
	...[
		0x00fe, 0x00ff, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x010a, 0x0111, 0x0112, 0x0115, 0x0116
	],
	...[
		0x0117, 0x011a, 0x011b, 0x011c, 0x0128, 0x0129, 0x013d, 0x013e, 0x013f, 0x0140, 0x0142, 0x0143
	],
	...[
		0x0144, 0x0145, 0x0152, 0x0153, 0x015b, 0x0202, 0x0211, 0x0212, 0x0213, 0x0214, 0x9000, 0x9101
	],
	...[0xa000, 0xa001, 0xa002, 0xa003, 0x0001, 0x0002]
]);
const NAMES: Readonly<Record<number, string>> = {
	0x010d: 'DocumentName',
	0x010e: 'ImageDescription',
	0x010f: 'Make',
	0x0110: 'Model',
	0x0131: 'Software',
	0x0132: 'DateTime',
	0x013b: 'Artist',
	0x013c: 'HostComputer',
	0x0201: 'Thumbnail',
	0x8298: 'Copyright',
	0x8773: 'profile of colours',
	0x9003: 'DateTimeOriginal',
	0x9004: 'DateTimeDigitized',
	0x9010: 'OffsetTime',
	0x9011: 'OffsetTimeOriginal',
	0x9012: 'OffsetTimeDigitized',
	0x9290: 'SubSecTime',
	0x9291: 'SubSecTimeOriginal',
	0x9292: 'SubSecTimeDigitized',
	0x927c: 'MakerNote',
	0x9286: 'UserComment',
	0x9c9b: 'XPTitle',
	0x9c9c: 'XPComment',
	0x9c9d: 'XPAuthor',
	0x9c9e: 'XPKeywords',
	0x9c9f: 'XPSubject',
	0xa420: 'ImageUniqueID',
	0xa430: 'CameraOwnerName',
	0xa431: 'BodySerialNumber',
	0xa432: 'LensSpecification',
	0xa433: 'LensMake',
	0xa434: 'LensModel',
	0xa435: 'LensSerialNumber',
	0xa436: 'ImageTitle',
	0xa437: 'Photographer (person)',
	0xa438: 'ImageEditor (person)',
	0xa439: 'CameraFirmware',
	0xa43a: 'RAWDevelopingSoftware',
	0xa43b: 'ImageEditingSoftware',
	0xc614: 'UniqueCameraModel',
	0xc62f: 'CameraSerialNumber'
};
const GPS = 0x8825;
const FOLDERS = new Set([0x8769, GPS, 0xa005, 0x014a]);
const COMMENT = 0x9286;
const MOST_ENTRIES = 5000;

/** An EXIF block, or a whole TIFF file: every directory of it, with the previews and the makers' notes. */
export function searchTiff(tiff: Buffer, search: Search): void {
	const little = tiff.toString('latin1', 0, 2) === 'II';
	if (!little && tiff.toString('latin1', 0, 2) !== 'MM') throw new Error('no TIFF header');
	const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
	const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
	if (u16(2) !== 42) return search.miss(); // BigTIFF
	const seen = new Set<number>();
	let left = MOST_ENTRIES;
	const directory = (at: number, isPlace = false): void => {
		if (at === 0 || seen.has(at)) return;
		seen.add(at);
		const count = u16(at);
		for (let n = 0; n < count; n++)
			if (left-- > 0) search.in(() => entry(at + 2 + 12 * n, isPlace));
		if (left < 0) return search.miss();
		const next = at + 2 + 12 * count;
		if (next + 4 <= tiff.length) directory(u32(next));
	};
	const entry = (at: number, isPlace: boolean): void => {
		const tag = u16(at);
		const length = (SIZES[u16(at + 2)] ?? 1) * u32(at + 4);
		const from = length > 4 ? u32(at + 8) : at + 8;
		if (FOLDERS.has(tag)) {
			const offset = tag === 0x014a && length > 4 ? from : at + 8;
			for (let n = 0; n < Math.max(1, length / 4); n++) directory(u32(offset + 4 * n), tag === GPS);
			return;
		}
		// Of a place, a version alone is none: phones write it with the place switched off.
		if (isPlace ? tag === 0 : STRUCTURE.has(tag)) return;
		if (from + length > tiff.length) search.miss();
		const value = tiff.subarray(from, from + length);
		if (isBlank(tag === COMMENT ? value.subarray(8) : value)) return;
		if (tag === 0x02bc) searchXmp(value, search);
		else if (tag === 0x83bb) searchIptc(value, search);
		else if (tag === 0x8649) searchPhotoshop(value, search);
		else search.meet(isPlace ? 'GPS' : (NAMES[tag] ?? 'other'));
	};
	directory(u32(4));
}

/** A block that some writers begin with a name, and HEIF with where its header stands. */
export function searchExif(block: Buffer, search: Search): void {
	// Too short for a header and one field: what an emptied block leaves.
	if (block.length < 14 || isBlank(block)) return;
	const at = block
		.subarray(0, 64)
		.toString('latin1')
		.search(/II\*\0|MM\0\*/);
	if (at < 0) {
		search.meet('EXIF');
		return search.miss();
	}
	search.in(() => searchTiff(block.subarray(at), search));
}
