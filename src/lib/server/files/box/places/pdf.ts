import { inflateSync, constants } from 'node:zlib';
import type { Search } from '../hidden.ts';
import { searchJpeg } from './jpeg.ts';
import { searchXmp } from './xmp.ts';

/** Keys of a PDF's dictionaries (ISO 32000-2) that hold what a page does not show. */
const NAMES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		Author: 'Author',
		Creator: 'CreatorTool',
		Producer: 'Producer',
		CreationDate: 'CreationDate',
		ModDate: 'ModDate',
		Title: 'Title',
		Subject: 'Subject',
		Keywords: 'Keywords',
		EmbeddedFile: 'EmbeddedFile',
		FileAttachment: 'attachment',
		PieceInfo: 'ProcessingTool',
		Thumb: 'Thumbnail',
		Popup: 'comment',
		JavaScript: 'script',
		Launch: 'script',
		AcroForm: 'form',
		OCProperties: 'layers'
	})
);
const KEYS = new RegExp(`/(${[...NAMES.keys()].join('|')})\\b(?!\\s*(?:\\(\\s*\\)|<\\s*>))`, 'g');
/** Bytes of all that is unpacked to look into it. */
const MOST_UNPACKED = 60_000_000;

/** What lies uncompressed in a PDF and what is packed into streams of objects; and what its pictures carry. */
export function searchPdf(file: Buffer, search: Search): void {
	const met = new Set<string>();
	const scan = (text: string) => {
		for (const [, key = ''] of text.matchAll(KEYS)) {
			const name = NAMES.get(key);
			if (name) met.add(name);
		}
	};
	const text = file.toString('latin1');
	scan(text);
	// What is packed is locked, too, and reads as noise.
	if (/\/Encrypt\b/.test(text)) search.miss();
	// A version before: only a file made for the web ends twice by itself.
	if (text.split('%%EOF').length > (/\/Linearized\b/.test(text) ? 3 : 2)) met.add('history');
	let left = MOST_UNPACKED;
	for (const { head, body } of streamsIn(file, text)) {
		const isObjects = /\/Type\s*\/ObjStm\b/.test(head);
		const isXmp = /\/Type\s*\/Metadata\b/.test(head);
		if (/\/DCTDecode\b/.test(head) && body[0] === 0xff) search.in(() => searchJpeg(body, search));
		if (!isObjects && !isXmp) continue;
		search.in(() => {
			const plain = unpacked(head, body, left);
			left -= plain.length;
			if (isXmp) searchXmp(plain, search);
			else scan(plain.toString('latin1'));
		});
	}
	search.meet(...met);
}

function* streamsIn(file: Buffer, text: string): Generator<{ head: string; body: Buffer }> {
	for (const { index, 0: mark } of text.matchAll(/stream\r?\n/g)) {
		if (text.startsWith('end', index - 3)) continue;
		const from = Math.max(text.lastIndexOf(' obj', index), index - 4000, 0);
		const end = text.indexOf('endstream', index);
		yield {
			head: text.slice(from, index),
			body: file.subarray(index + mark.length, end < 0 ? undefined : end)
		};
	}
}

/** @throws Error where it is packed in a way that we do not read. */
function unpacked(head: string, body: Buffer, left: number): Buffer {
	const filters = head.match(/\/(\w+Decode|Crypt)\b/g) ?? [];
	if (filters.length === 0) return body;
	if (filters.join() !== '/FlateDecode' || /\/Predictor\s+[2-9]/.test(head))
		throw new Error('packed in another way');
	return inflateSync(body, {
		maxOutputLength: Math.max(left, 1),
		finishFlush: constants.Z_SYNC_FLUSH
	});
}
