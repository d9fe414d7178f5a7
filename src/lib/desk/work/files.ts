import type { SentFile } from '#lib/sealed/tip.ts';
import type { Sum } from '#lib/sealed/part.ts';
import type { TipOnPage } from './tip-on-page.ts';

/** What opens a part: the vault. Throws when it does not open or is not the one that came. */
export type PartOpener = {
	openPart: (
		at: { lane: string; epoch: number; sealed: Uint8Array },
		expected: Sum
	) => Promise<Uint8Array>;
};

/** Where a part lies. `epoch`: that of the addition that it came with. */
export type PartAt = { readonly tip: Pick<TipOnPage, 'id' | 'lane'>; readonly epoch: number };

/** @throws Error when it cannot be had or does not open. */
export async function fetchPart(
	vault: PartOpener,
	{ tip, epoch }: PartAt,
	{ part, size, sha256 }: Sum & { readonly part: string }
): Promise<Uint8Array> {
	const answer = await fetch(`/desk/tips/${tip.id}/parts/${part}`);
	if (!answer.ok) throw new Error(`the part cannot be had: ${answer.status}`);
	const sealed = new Uint8Array(await answer.arrayBuffer());
	return vault.openPart({ lane: tip.lane, epoch, sealed }, { size, sha256 });
}

/** The pieces of a cleaned file, each for itself. */
export function piecesOf(
	{ clean }: SentFile,
	bytes: Uint8Array
): { type: string; bytes: Uint8Array }[] {
	let from = 0;
	return (clean?.pieces ?? []).map(({ type, size }) => {
		const piece = bytes.subarray(from, from + size);
		from += size;
		return { type, bytes: piece };
	});
}

const ENDINGS: Readonly<Record<string, string>> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/heic': 'heic',
	'application/pdf': 'pdf',
	'audio/mpeg': 'mp3',
	'audio/mp4': 'm4a',
	'audio/ogg': 'ogg',
	'audio/wav': 'wav',
	'audio/webm': 'webm',
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'video/webm': 'webm'
};

/** A name that says nothing but what it is. */
export const nameFor = (tip: string, type: string, at?: number): string =>
	`${tip.slice(0, 8)}${at === undefined ? '' : `-${at + 1}`}.${ENDINGS[type] ?? 'bin'}`;

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
		reader.onload = () => resolve(reader.result as string);
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
