import type { SentFile } from '#lib/sealed/tip.ts';
import type { Section } from '#lib/sealed/part.ts';
import type { TipOnPage } from './tip-on-page.ts';

/** What opens a part: the vault. Throws when it does not open or is not the one that came. */
export type PartOpener = {
	openPart: (
		at: { lane: string; epoch: number; sealed: Uint8Array },
		expected: Section
	) => Promise<Uint8Array>;
};

/** Where a part lies. `epoch`: that of the addition that it came with. */
export type PartAt = { readonly tip: Pick<TipOnPage, 'id' | 'lane'>; readonly epoch: number };

/** @throws Error when it cannot be had or does not open. */
export async function fetchPart(
	vault: PartOpener,
	{ tip, epoch }: PartAt,
	{ part, from = 0, size, sha256 }: Section & { readonly part: string }
): Promise<Uint8Array> {
	const answer = await fetch(`/desk/tips/${tip.id}/parts/${part}`);
	if (!answer.ok) throw new Error(`the part cannot be had: ${answer.status}`);
	const sealed = new Uint8Array(await answer.arrayBuffer());
	return vault.openPart({ lane: tip.lane, epoch, sealed }, { from, size, sha256 });
}

export type Clean = NonNullable<SentFile['clean']>;
export type Original = NonNullable<SentFile['original']>;
export type Page = { readonly type: string; readonly bytes: Uint8Array };

/** The pages of a cleaned file, each for itself; whatever is no document has one. */
export function pagesOf({ pieces }: Clean, part: Uint8Array): Page[] {
	let from = 0;
	return pieces.map(({ type, size }) => {
		const bytes = part.subarray(from, from + size);
		from += size;
		return { type, bytes };
	});
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
/** By what is in a file, never by the name that it came with: nothing here is run by a double click. */
export const ENDINGS: Readonly<Record<string, string>> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/gif': 'gif',
	'image/heic': 'heic',
	'image/heif': 'heif',
	'image/avif': 'avif',
	'image/bmp': 'bmp',
	'image/tiff': 'tif',
	'audio/mpeg': 'mp3',
	'audio/mp4': 'm4a',
	'audio/aac': 'aac',
	'audio/ogg': 'ogg',
	'audio/wav': 'wav',
	'audio/flac': 'flac',
	'audio/webm': 'webm',
	'audio/amr': 'amr',
	'audio/aiff': 'aiff',
	'audio/x-caf': 'caf',
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'video/webm': 'webm',
	'video/matroska': 'mkv',
	'video/3gpp': '3gp',
	'video/vnd.avi': 'avi',
	'video/ogg': 'ogv',
	'video/mpeg': 'mpg',
	'video/mp2t': 'm2ts',
	'video/x-flv': 'flv',
	'video/x-ms-asf': 'wmv',
	'application/pdf': 'pdf',
	'application/rtf': 'rtf',
	'application/zip': 'zip',
	'application/vnd.oasis.opendocument.text': 'odt',
	'application/vnd.oasis.opendocument.spreadsheet': 'ods',
	[`${OFFICE}wordprocessingml.document`]: 'docx',
	[`${OFFICE}spreadsheetml.sheet`]: 'xlsx',
	[`${OFFICE}presentationml.presentation`]: 'pptx',
	'text/plain': 'txt',
	'text/vcard': 'vcf'
};

/** What is saved: a cleaned copy, one page of it, or the file as it came. */
export type Saved = {
	readonly tip: string;
	/** Where its bytes lie: no two files of a tip, and no copy and its original, have the same. */
	readonly part: string;
	readonly type: string;
	/** From 0, where there are several. */
	readonly page?: number | undefined;
	readonly isOriginal?: boolean;
};

/** A name that says nothing but what it is, and that nothing else of the tip is saved under. */
export function nameFor({ tip, part, type, page, isOriginal }: Saved): string {
	const what = isOriginal ? '-as-it-came' : page === undefined ? '' : `-page-${page + 1}`;
	const ending = Object.hasOwn(ENDINGS, type) ? ENDINGS[type] : 'bin';
	return `${tip.slice(0, 8)}-${part.slice(0, 8)}${what}.${ending}`;
}

/** How large, as people say it: never nothing for something. */
export function sizeInWords(bytes: number): string {
	const kilobytes = Math.ceil(bytes / 1000);
	return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const LONGEST_NAME = 120;

/**
 * A name that a stranger chose, as it is: what shows nothing, or turns the direction of writing around ("exe.gpj" read
 * as "jpg.exe"), is spelled out.
 */
export function nameSpelledOut(name: string): string {
	const letters = [...name];
	const shown = letters.slice(0, LONGEST_NAME).map(spelledOut).join('');
	return letters.length > LONGEST_NAME ? `${shown}…` : shown;
}

function spelledOut(letter: string): string {
	const point = letter.codePointAt(0);
	return point !== undefined && /[\p{C}\p{Zl}\p{Zp}]/u.test(letter)
		? `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
		: letter;
}

/** What an officer can look at or listen to at the desk; anything else is saved. */
export type Media = 'image' | 'audio' | 'video';

export function mediaOf(type: string): Media | undefined {
	const kind = type.split('/')[0];
	return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : undefined;
}

/** The desk's policy holds in a frame too: no styles. */
const ELEMENTS: Readonly<Record<Media, (data: string) => string>> = {
	image: (data) => `<img src="${data}" width="100%" alt="">`,
	audio: (data) => `<audio src="${data}" controls></audio>`,
	video: (data) => `<video src="${data}" width="100%" height="380" controls></video>`
};

/**
 * A page around one picture or recording, for a frame of no origin: nothing in it can run, and nothing of it reaches
 * the desk. The address holds until it is revoked.
 */
export async function frameOf(
	media: Media,
	{ type, bytes }: { type: string; bytes: Uint8Array }
): Promise<string> {
	const data = await new Promise<string>((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result));
		reader.onerror = () => reject(new Error('it could not be read'));
		reader.readAsDataURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
	});
	const page = `<!doctype html><meta charset="utf-8"><title>.</title><body>${ELEMENTS[media](data)}`;
	return URL.createObjectURL(new Blob([page], { type: 'text/html' }));
}

/** Hands bytes over to the officer's disk, as nothing that a browser would open by itself. */
export function save(bytes: Uint8Array, name: string): void {
	const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' });
	const address = URL.createObjectURL(blob);
	Object.assign(document.createElement('a'), { href: address, download: name }).click();
	// The browser begins to fetch it after this turn.
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
