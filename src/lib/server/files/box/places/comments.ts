import { isBlank, type Search } from '../hidden.ts';
import { searchXmp } from './xmp.ts';

/** Comments as Vorbis writes them, and Opus and FLAC too (RFC 7845, 5.2): the program, then names with values. */
function searchComments(block: Buffer, search: Search): void {
	let at = 0;
	const take = (): Buffer => {
		const length = block.readUInt32LE(at);
		if (at + 4 + length > block.length) throw new Error('a comment that does not fit');
		return block.subarray(at + 4, (at += 4 + length));
	};
	if (!isBlank(take())) search.meet('encoder');
	const count = block.readUInt32LE(at);
	at += 4;
	for (let n = 0; n < count; n++) {
		const [name = '', value] = take().toString('latin1').split('=', 2);
		if (value) search.meet(/picture/i.test(name) ? 'preview' : name);
	}
}

const COMMENTS = ['OpusTags', '\x03vorbis'] as const;
const HEADS = 4;

/** The head packets of each stream of an Ogg file (RFC 3533). */
export function searchOgg(file: Buffer, search: Search): void {
	const streams = new Map<number, Buffer[]>();
	for (let at = 0; at < file.length;) {
		if (file.toString('latin1', at, at + 4) !== 'OggS') return search.miss();
		const stream = file.readUInt32LE(at + 14);
		const packets = streams.get(stream) ?? [];
		streams.set(stream, packets);
		const count = file[at + 26];
		if (count === undefined) {
			search.miss(); // broken off
			break;
		}
		let from = at + 27 + count;
		for (const size of file.subarray(at + 27, at + 27 + count)) {
			if (packets.length <= HEADS) {
				const begun = packets.pop() ?? Buffer.alloc(0);
				packets.push(Buffer.concat([begun, file.subarray(from, from + size)]));
			}
			if (size < 255 && packets.length <= HEADS) packets.push(Buffer.alloc(0));
			from += size;
		}
		at = from;
	}
	for (const packet of [...streams.values()].flat()) {
		const mark = COMMENTS.find((mark) => packet.toString('latin1', 0, mark.length) === mark);
		if (mark) search.in(() => searchComments(packet.subarray(mark.length), search));
	}
}

/** Every block before the sound of a FLAC file (RFC 9639, 8). */
export function searchFlac(file: Buffer, search: Search): void {
	let at = afterId3(file, search) + 4;
	for (let isLast = false; !isLast;) {
		const head = file.readUInt8(at);
		isLast = (head & 0x80) !== 0;
		const kind = head & 0x7f;
		const body = file.subarray(at + 4, (at += 4 + file.readUIntBE(at + 1, 3)));
		if (kind === 4) search.in(() => searchComments(body, search));
		else if (kind === 6) search.meet('preview');
		else if (kind === 2 || kind === 5) search.meet('other');
		else if (kind === 1 && !isBlank(body)) search.meet('other');
	}
}

/** Of ID3v2: what its names stand for. */
const ID3: readonly [RegExp, string][] = [
	[/^(TPE|TP\d|TCOM|TCM|TEXT|TOLY|TOPE|TOWN|TCOP|TPUB|TIPL|TMCL|TCR)/, 'artist'],
	[/^(TIT|TT\d|COM|TXX|ULT|SYLT|TALB|TAL|TCON|TCO|USER|TSO)/, 'comment'],
	[/^(TDA|TDR|TDEN|TDTG|TDOR|TYE|TIM|TRDA|TORY)/, 'date'],
	[/^(TSS|TEN)/, 'encoder'],
	[/^(APIC|PIC)/, 'preview'],
	[/^(GEO|GEOB)/, 'another file']
];

/** An ID3v2 tag at the beginning. @returns where it ends. */
function afterId3(file: Buffer, search: Search): number {
	if (file.toString('latin1', 0, 3) !== 'ID3') return 0;
	const version = file.readUInt8(3);
	const flags = file.readUInt8(5);
	const safe = (at: number) =>
		(file.readUInt8(at) << 21) |
		(file.readUInt8(at + 1) << 14) |
		(file.readUInt8(at + 2) << 7) |
		file.readUInt8(at + 3);
	const end = 10 + safe(6);
	const isShort = version === 2;
	let at =
		10 + (flags & 0x40 && !isShort ? (version === 4 ? safe(10) : 4 + file.readUInt32BE(10)) : 0);
	while (at + 10 <= Math.min(end, file.length) && file[at] !== 0) {
		const name = file.toString('latin1', at, at + (isShort ? 3 : 4));
		if (!/^[A-Z0-9]+$/.test(name)) {
			search.miss();
			break;
		}
		const length = isShort
			? file.readUIntBE(at + 3, 3)
			: version === 4
				? safe(at + 4)
				: file.readUInt32BE(at + 4);
		search.meet(ID3.find(([pattern]) => pattern.test(name))?.[1] ?? 'other');
		at += (isShort ? 6 : 10) + length;
	}
	return end;
}

/** Where the fields of an ID3v1 tag lie. */
const ID3V1 = [
	['title', 3, 33],
	['artist', 33, 63],
	['album', 63, 93],
	['year', 93, 97],
	['comment', 97, 127]
] as const;

/** Of MP3 and AAC: tags before and behind the sound, and who packed it. */
export function searchFrames(file: Buffer, search: Search): void {
	afterId3(file, search);
	const tail = file.subarray(-128);
	if (tail.toString('latin1', 0, 3) === 'TAG') {
		for (const [name, from, to] of ID3V1) if (!isBlank(tail.subarray(from, to))) search.meet(name);
	}
	const end = file.subarray(-262_144);
	if (end.includes('APETAGEX') || end.includes('LYRICS200') || end.includes('LYRICSBEGIN')) {
		search.meet('comment');
		search.miss();
	}
	if (['LAME', 'Lavc', 'Lavf', 'GOGO'].some((name) => file.includes(name))) search.meet('encoder');
}

/** Of RIFF: what the names in a list of INFO stand for (Multimedia Programming Interface 1.0, 2-14). */
const INFO: Readonly<Record<string, string>> = {
	IART: 'artist',
	IENG: 'person',
	ITCH: 'person',
	ICOP: 'copyright',
	ICMS: 'person',
	ICRD: 'date',
	ICMT: 'comment',
	INAM: 'title',
	ISBJ: 'subject',
	IKEY: 'keywords',
	IGNR: 'genre',
	IPRD: 'album',
	ISFT: 'software',
	IARL: 'location'
};

/** Every chunk of a WAV file. */
export function searchWav(file: Buffer, search: Search): void {
	for (const { name, body } of chunksIn(file.subarray(12), search)) {
		if (['fmt ', 'data', 'fact'].includes(name)) continue;
		if (['JUNK', 'junk', 'PAD ', 'FLLR', 'filr'].includes(name) && isBlank(body)) continue;
		if (name === 'LIST' && body.toString('latin1', 0, 4) === 'INFO') {
			for (const { name, body: value } of chunksIn(body.subarray(4), search))
				if (!isBlank(value)) search.meet(INFO[name] ?? 'other');
		} else if (name === 'LIST') search.meet('label');
		else if (name === 'bext') search.meet('description', 'person', 'date');
		else if (name === 'id3 ' || name === 'ID3 ') search.in(() => afterId3(body, search));
		else if (name === '_PMX') searchXmp(body, search);
		else {
			search.meet('other');
			search.miss();
		}
	}
}

function chunksIn(bytes: Buffer, search: Search): { name: string; body: Buffer }[] {
	const chunks: { name: string; body: Buffer }[] = [];
	for (let at = 0; at + 8 <= bytes.length;) {
		const length = bytes.readUInt32LE(at + 4);
		// A recorder that was cut off does not know how long it got.
		if (at + 8 + length > bytes.length) search.miss();
		chunks.push({
			name: bytes.toString('latin1', at, at + 4),
			body: bytes.subarray(at + 8, at + 8 + length)
		});
		at += 8 + length + (length % 2);
	}
	return chunks;
}
