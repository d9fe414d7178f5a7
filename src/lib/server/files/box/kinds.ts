import { fileTypeFromBuffer } from 'file-type';
import { handlingOf, type Handling } from '../taken.ts';

/** Other names of the same. */
const SAME: Readonly<Record<string, string>> = {
	'audio/x-m4a': 'audio/mp4',
	'audio/vnd.wave': 'audio/wav',
	'audio/opus': 'audio/ogg',
	'video/x-m4v': 'video/mp4',
	'video/3gpp2': 'video/3gpp',
	'video/mp1s': 'video/mpeg',
	'video/mp2p': 'video/mpeg',
	'audio/x-ms-asf': 'video/x-ms-asf',
	'application/vnd.ms-asf': 'video/x-ms-asf',
	'audio/x-flac': 'audio/flac',
	'video/x-msvideo': 'video/vnd.avi',
	'video/x-matroska': 'video/matroska',
	'application/x-rtf': 'application/rtf',
	'text/rtf': 'application/rtf',
	'image/heic-sequence': 'image/heic',
	'image/heif-sequence': 'image/heif'
};

/** What a file is, by what is in it. Its name is asked nowhere. */
export async function kindOf(
	file: Uint8Array
): Promise<{ type: string; handling: Handling | undefined }> {
	const type = isWideText(file) ? 'text/plain' : await typeOf(file);
	return { type, handling: handlingOf(type) };
}

async function typeOf(file: Uint8Array): Promise<string> {
	const found = (await fileTypeFromBuffer(file))?.mime.replace(/;.*$/, '').toLowerCase();
	return found ? (SAME[found] ?? found) : isText(file) ? 'text/plain' : '';
}

/** Asked first: the mark at its beginning is also that of an MPEG frame. */
function isWideText(file: Uint8Array): boolean {
	if (file.length < 2) return false;
	const mark = Buffer.from(file.buffer, file.byteOffset, 2).readUInt16BE();
	if (mark !== 0xfffe && mark !== 0xfeff) return false;
	return isWords(decoded(file, mark === 0xfffe ? 'utf-16le' : 'utf-16be'));
}

/** In UTF-8, or as Windows writes it where nobody asked for that: any bytes but control characters. */
const isText = (file: Uint8Array): boolean =>
	isWords(decoded(file, 'utf-8') ?? Buffer.from(file).toString('latin1'));

function decoded(file: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(file);
	} catch {
		return undefined;
	}
}

/**
 * Words and nothing else: no page and no script. Markup within is somebody's words, as in a chat: it is kept sealed, named
 * as text and never shown.
 */
const isWords = (text: string | undefined): boolean =>
	text !== undefined &&
	!/[\u0000-\u0008\u000e-\u001f]/.test(text) &&
	!/^\s*(#!|%!|<(!doctype|!--|\?|\w+[\s/>]))/i.test(text);
