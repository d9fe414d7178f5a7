import { fileTypeFromBuffer } from 'file-type';

/** How a file of this media type is cleaned; undefined: it is not taken at all. */
export type Handling = 'picture' | 'heif' | 'document' | 'recording' | 'uncleanable' | undefined;

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const HANDLING: Readonly<Record<string, Handling>> = {
	'image/jpeg': 'picture',
	'image/png': 'picture',
	'image/webp': 'picture',
	'image/gif': 'picture',
	'image/heic': 'heif',
	'image/heif': 'heif',
	'application/pdf': 'document',
	'audio/mpeg': 'recording',
	'audio/mp4': 'recording',
	'audio/aac': 'recording',
	'audio/ogg': 'recording',
	'audio/wav': 'recording',
	'audio/flac': 'recording',
	'audio/webm': 'recording',
	'video/mp4': 'recording',
	'video/quicktime': 'recording',
	'video/webm': 'recording',
	'video/matroska': 'recording',
	'video/3gpp': 'recording',
	'audio/amr': 'uncleanable',
	'audio/aiff': 'uncleanable',
	'audio/x-caf': 'uncleanable',
	'video/vnd.avi': 'uncleanable',
	'video/ogg': 'uncleanable',
	'video/mpeg': 'uncleanable',
	'video/mp2t': 'uncleanable',
	'video/x-flv': 'uncleanable',
	'video/x-ms-asf': 'uncleanable',
	'application/rtf': 'uncleanable',
	'application/vnd.oasis.opendocument.text': 'uncleanable',
	'application/vnd.oasis.opendocument.spreadsheet': 'uncleanable',
	[`${OFFICE}wordprocessingml.document`]: 'uncleanable',
	[`${OFFICE}spreadsheetml.sheet`]: 'uncleanable',
	'text/plain': 'uncleanable'
};
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
	'image/heic-sequence': 'image/heic',
	'image/heif-sequence': 'image/heif'
};

/** What a file is, by what is in it. Its name is asked nowhere. */
export async function kindOf(file: Uint8Array): Promise<{ type: string; handling: Handling }> {
	const found = (await fileTypeFromBuffer(file))?.mime.replace(/;.*$/, '').toLowerCase();
	const type = found ? (SAME[found] ?? found) : isPlainText(file) ? 'text/plain' : '';
	return { type, handling: HANDLING[type] };
}

/** Words and nothing else: no markup that a browser would read as a page, no script. */
function isPlainText(file: Uint8Array): boolean {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(file);
	} catch {
		return false;
	}
	return (
		!/[\u0000-\u0008\u000e-\u001f]/.test(text) &&
		!/^\s*(<|#!|%!)|<(script|html|svg|\?xml)/i.test(text)
	);
}
