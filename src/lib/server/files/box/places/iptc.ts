import { isBlank, type Search } from '../hidden.ts';
import { searchExif } from './exif.ts';
import { searchXmp } from './xmp.ts';

/** Of record 2, the application record (IPTC-IIM 4.2, chapter 6). */
const NAMES: Readonly<Record<number, string>> = {
	5: 'Title',
	25: 'Keywords',
	26: 'ContentLocationCode',
	27: 'ContentLocationName',
	30: 'ReleaseDate',
	35: 'ReleaseTime',
	37: 'ExpirationDate',
	55: 'DateCreated',
	60: 'TimeCreated',
	62: 'DigitalCreationDate',
	63: 'DigitalCreationTime',
	65: 'OriginatingProgram (software)',
	70: 'ProgramVersion',
	80: 'By-line',
	85: 'By-lineTitle',
	90: 'City',
	92: 'Sub-location',
	95: 'Province',
	100: 'CountryCode',
	101: 'Country',
	105: 'Headline',
	110: 'Credit',
	115: 'Source (person)',
	116: 'Copyright',
	118: 'Contact',
	120: 'Caption',
	122: 'Writer (person)'
};
const PAIR = /^(1:(0|20|22|90)|2:0)$/;

/** IPTC-IIM: rows of a mark, a record, a field, a length and a value. */
export function searchIptc(block: Buffer, search: Search): void {
	for (let at = 0; at + 5 <= block.length;) {
		if (block[at] !== 0x1c) {
			if (!isBlank(block.subarray(at))) search.miss();
			return;
		}
		const record = block.readUInt8(at + 1);
		const field = block.readUInt8(at + 2);
		let length = block.readUInt16BE(at + 3);
		at += 5;
		if (length & 0x8000) {
			const size = length & 0x7fff;
			length = block.readUIntBE(at, size);
			at += size;
		}
		const value = block.subarray(at, (at += length));
		if (at > block.length) search.miss();
		// Version, form and character set say nothing of anybody.
		if (PAIR.test(`${record}:${field}`) || isBlank(value)) continue;
		search.meet((record === 2 && NAMES[field]) || 'other');
	}
}

const [IPTC, EXIF, EXIF_TOO, XMP] = [0x0404, 0x0422, 0x0423, 0x0424];
const PREVIEWS = new Set([0x0409, 0x040c]);
/** Of how it is shown and printed; and sums of the others. */
const STRUCTURE = new Set([
	...[
		0x03e9, 0x03ed, 0x03f3, 0x03f5, 0x03f8, 0x0400, 0x0402, 0x0406, 0x0408, 0x040a, 0x040d, 0x0411
	],
	...[0x0414, 0x0419, 0x041a, 0x0421, 0x0425, 0x0426, 0x0428, 0x0435, 0x043a, 0x043b, 0x2710]
]);

/** Photoshop's image resources: a mark, a number, a name and a value each. */
export function searchPhotoshop(block: Buffer, search: Search): void {
	for (let at = 0; at + 12 <= block.length;) {
		if (block.toString('latin1', at, at + 4) !== '8BIM') return search.miss();
		const number = block.readUInt16BE(at + 4);
		const name = block.readUInt8(at + 6);
		at += 6 + name + 1 + ((name + 1) % 2);
		const length = block.readUInt32BE(at);
		const value = block.subarray(at + 4, at + 4 + length);
		at += 4 + length + (length % 2);
		if (name > 0) search.meet('name');
		if (number === IPTC) search.in(() => searchIptc(value, search));
		else if (number === EXIF || number === EXIF_TOO) searchExif(value, search);
		else if (number === XMP) searchXmp(value, search);
		else if (PREVIEWS.has(number)) search.meet('Thumbnail');
		else if (!STRUCTURE.has(number) && !isBlank(value)) search.meet('other');
	}
}
