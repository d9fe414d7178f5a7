import { isBlank, type Search } from '../hidden.ts';
import { searchExif } from './exif.ts';
import { searchPhotoshop } from './iptc.ts';
import { searchBehind } from './behind.ts';
import { searchXmp } from './xmp.ts';

const [SOI, EOI, COM] = [0xd8, 0xd9, 0xfe];
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** Behind it: a GUID of 32 bytes, the length of all and where this part begins. */
const MORE_XMP = 'http://ns.adobe.com/xmp/extension/\0';
const MORE_XMP_HEAD = MORE_XMP.length + 40;

/** Every segment of a JPEG (ITU-T T.81, annex B), and what stands behind its end. */
export function searchJpeg(file: Buffer, search: Search, depth = 0): void {
	if (file.readUInt16BE(0) !== (0xff00 | SOI)) throw new Error('no JPEG');
	const more: Buffer[] = [];
	let at = 2;
	for (;;) {
		at = nextMarker(file, at);
		if (at < 0) {
			search.miss(); // broken off
			break;
		}
		const marker = file.readUInt8(at + 1);
		at += 2;
		if (marker === EOI) {
			searchBehind(file.subarray(at), search, depth);
			break;
		}
		if (marker === 0x01 || (marker >= 0xd0 && marker <= SOI)) continue;
		if (at + 2 > file.length) {
			search.miss();
			break;
		}
		const length = file.readUInt16BE(at);
		const body = file.subarray(at + 2, at + length);
		at += length;
		if (marker === COM && !isBlank(body)) search.meet('Comment');
		else if (marker >= 0xe0 && marker <= 0xef) searchSegment(marker - 0xe0, body, search, more);
	}
	if (more.length > 0) searchXmp(Buffer.concat(more), search);
}

/** Within a scan, FF stands before 00 or a restart, which are no marker; before a marker there may be more FF. */
function nextMarker(file: Buffer, from: number): number {
	for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
		const next = file[at + 1];
		if (next === undefined) return -1;
		if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	return -1;
}

function searchSegment(number: number, body: Buffer, search: Search, more: Buffer[]): void {
	const name = body.toString('latin1', 0, 64);
	if (number === 0 && name.startsWith('JFIF\0')) {
		if (body.length > 14) search.meet('Thumbnail');
	} else if (number === 0 && name.startsWith('JFXX\0')) search.meet('Thumbnail');
	else if (number === 1 && name.startsWith('Exif\0')) searchExif(body, search);
	else if (number === 1 && name.startsWith(XMP)) searchXmp(body.subarray(XMP.length), search);
	else if (number === 1 && name.startsWith(MORE_XMP)) more.push(body.subarray(MORE_XMP_HEAD));
	else if (number === 2 && name.startsWith('ICC_PROFILE\0')) search.meet('profile of colours');
	// Its pictures stand behind the end and are met there.
	else if (number === 2 && name.startsWith('MPF\0')) return;
	else if (number === 13 && name.startsWith('Photoshop 3.0\0'))
		search.in(() => searchPhotoshop(body.subarray(14), search));
	else if (number === 14 && name.startsWith('Adobe')) return;
	else if (!isBlank(body)) {
		search.meet('other');
		search.miss();
	}
}
