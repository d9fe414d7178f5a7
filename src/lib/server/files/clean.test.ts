import { deflateRawSync, deflateSync } from 'node:zlib';
import exifr from 'exifr';
import fc from 'fast-check';
import {
	BufferTarget,
	EncodedAudioPacketSource,
	EncodedPacket,
	MovOutputFormat,
	Mp4OutputFormat,
	Output,
	WavOutputFormat,
	type OutputFormat
} from 'mediabunny';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIF, photo } from '../../../../tests/support/pictures.ts';
import { createCleaner } from './clean.ts';
import type { Cleaned, Page } from './cleaned.ts';

/** Whole, with its pages read to the end. */
async function cleaned(
	file: Uint8Array | AsyncIterable<Uint8Array>,
	limitMs?: number
): Promise<
	| Exclude<Cleaned, { is: 'clean' }>
	| (Omit<Extract<Cleaned, { is: 'clean' }>, 'pages'> & { pages: Page[] })
> {
	const bytes = async function* () {
		yield file as Uint8Array;
	};
	const clean = createCleaner(limitMs === undefined ? {} : { longest: limitMs });
	const end = await clean(file instanceof Uint8Array ? bytes() : file, { for: 'somebody' });
	if (end.is !== 'clean') return end;
	const pages: Page[] = [];
	for await (const page of end.pages) pages.push(page);
	return { ...end, pages };
}

const TAGS = { artist: 'Rosalind', comment: 'at the yellow house', date: new Date('2026-11-20') };
const RAW = { '©xyz': '+17.3000-062.7167/' };
/** A tenth of a second of a rising tone, wrapped with what a phone writes beside it. */
async function recording(format: OutputFormat): Promise<Uint8Array> {
	const output = new Output({ format, target: new BufferTarget() });
	const source = new EncodedAudioPacketSource('pcm-s16');
	output.addAudioTrack(source);
	output.setMetadataTags({ ...TAGS, raw: format instanceof WavOutputFormat ? {} : RAW });
	await output.start();
	const sound = new Uint8Array(
		Int16Array.from({ length: 1600 }, (_, n) => (n * n) % 30_000).buffer
	);
	await source.add(new EncodedPacket(sound, 'key', 0, 0.1), {
		decoderConfig: { codec: 'pcm-s16', sampleRate: 16_000, numberOfChannels: 1 }
	});
	await output.finalize();
	return new Uint8Array((output.target as BufferTarget).buffer!);
}

/** MPEG 1 layer III frames of silence, behind an ID3v2.3 tag with one comment. */
function mp3(): Uint8Array {
	const frame = Buffer.alloc(417);
	frame.set([0xff, 0xfb, 0x90, 0xc0]);
	const said = Buffer.from('\0Rosalind', 'latin1');
	const tag = Buffer.concat([Buffer.from('TPE1'), be32(said.length), Buffer.from([0, 0]), said]);
	const head = Buffer.concat([
		Buffer.from('ID3\x03\0\0', 'latin1'),
		Buffer.from([0, 0, 0, tag.length])
	]);
	return new Uint8Array(Buffer.concat([head, tag, ...Array<Buffer>(40).fill(frame)]));
}

const pdf = (pages: number): Promise<Uint8Array> =>
	new Promise((resolve) => {
		const document = new PDFDocument({
			compress: false,
			info: { Author: 'Rosalind', Title: 'The yellow house' }
		});
		for (let n = 1; n < pages; n++) document.addPage();
		document.text('Words that can be seen.');
		document.file(Buffer.from('Rosalind was here'), { name: 'hidden.txt' });
		document.addNamedJavaScript('Planted', 'app.alert(1)');
		const buffers: Buffer[] = [];
		document.on('data', (buffer: Buffer) => buffers.push(buffer));
		document.on('end', () => resolve(new Uint8Array(Buffer.concat(buffers))));
		document.end();
	});

const be32 = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
};
const XMP =
	'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description dc:creator="Rosalind"/></rdf:RDF>';
const square = sharp({ create: { width: 40, height: 30, channels: 4, background: '#fc48' } });

const FILES: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
	'image/jpeg': () => photo(),
	'image/png': () => square.clone().withExif(EXIF).png().toBuffer(),
	'image/webp': () => square.clone().withExif(EXIF).webp().toBuffer(),
	'image/tiff': () => square.clone().withXmp(XMP).tiff().toBuffer(),
	'image/avif': () => square.clone().withExif(EXIF).avif({ effort: 0 }).toBuffer(),
	'image/heic': () => readFileSync('tests/support/files/photo.heic'),
	'application/pdf': () => pdf(2),
	'audio/wav': () => recording(new WavOutputFormat()),
	'audio/mp4': () => recording(new Mp4OutputFormat()),
	'video/quicktime': () => recording(new MovOutputFormat()),
	'audio/mpeg': () => mp3()
};
const MARKERS = ['Rosalind', 'Marker', 'Planted', 'yellow house', '+17.3', 'was here'];
const marked = (bytes: Uint8Array): string[] =>
	MARKERS.filter((marker) => Buffer.from(bytes).includes(marker));
const fieldsIn = async (bytes: Uint8Array): Promise<number> => {
	const exif = (await exifr.parse(bytes, true).catch(() => undefined)) ?? {};
	return Object.keys(exif as object).filter((key) =>
		/gps|make|model|artist|date|software/i.test(key)
	).length;
};

describe('what hides in a file', () => {
	it.each(Object.keys(FILES))('is taken out of %s, and said', async (type) => {
		const before = await FILES[type]!();
		expect(marked(before), 'or this would test nothing').not.toEqual([]);
		const end = await cleaned(before);
		if (end.is !== 'clean') throw new Error(`${type}: ${JSON.stringify(end)}`);
		expect(end.found.length).toBeGreaterThan(0);
		let after = 0;
		for (const { bytes } of end.pages) {
			expect(marked(bytes)).toEqual([]);
			after += await fieldsIn(bytes);
		}
		process.stdout.write(
			`${type}: ${end.fields} fields (${end.found.join(', ')}) → ${after}, ${end.pages.length} page(s)\n`
		);
		expect(after).toBe(0);
	});

	it('says where a photo was taken, when, with what and by whom', async () => {
		const end = await cleaned(await photo());
		expect(end).toMatchObject({ is: 'clean', type: 'image/jpeg' });
		expect('found' in end && end.found).toEqual(
			expect.arrayContaining(['place', 'time', 'device', 'person', 'software'])
		);
	});

	it('is told the same of the same file at any time: nothing of when it came is written into it', async () => {
		const film = await recording(new Mp4OutputFormat());
		const [one, other] = [await cleaned(film), await cleaned(film)];
		expect(one).toEqual(other);
	});

	it('leaves what can be seen and heard: a photo upright, a page to read, a sound as it was', async () => {
		const turned = await sharp({
			create: { width: 40, height: 20, channels: 3, background: 'red' }
		})
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		const end = await cleaned(turned);
		if (end.is !== 'clean') throw new Error('not clean');
		expect(await sharp(end.pages[0]!.bytes).metadata()).toMatchObject({ width: 20, height: 40 });
		const pages = await cleaned(await pdf(2));
		expect('pages' in pages && pages.pages.map(({ type }) => type)).toEqual([
			'image/jpeg',
			'image/jpeg'
		]);
		const sound = await cleaned(await recording(new WavOutputFormat()));
		if (sound.is !== 'clean') throw new Error('not clean');
		expect(
			Buffer.from(sound.pages[0]!.bytes).includes(
				Buffer.from(Int16Array.from([100, 121, 144]).buffer)
			)
		).toBe(true);
	});
});

/** One colour, as a phone of 108 million points or a panorama has many pixels and few bytes. */
const large = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#357' }, limitInputPixels: false });
/** In the colours of a phone's screen, which are wider: these numbers are another red there. */
const PHONE_RED = sharp({ create: { width: 64, height: 48, channels: 3, background: '#c83c3c' } });

describe('a picture as phones make them', () => {
	it.each<[string, () => Promise<Buffer>, [number, number]]>([
		['of 108 million points', () => large(12_000, 9000).jpeg().toBuffer(), [4096, 3072]],
		[
			'that goes all around',
			() => large(14_000, 3700).png({ compressionLevel: 1 }).toBuffer(),
			[4096, 1083]
		]
	])('%s is made smaller and kept', async (_, file, [width, height]) => {
		const end = await cleaned(await file());
		if (end.is !== 'clean') throw new Error(JSON.stringify(end));
		expect(await sharp(end.pages[0]!.bytes).metadata()).toMatchObject({ width, height });
	});

	it.each<[string, () => Promise<Buffer>]>([
		['JPEG', () => PHONE_RED.clone().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()],
		['HEIC with a profile', async () => heicIn(await profile(), 'prof')],
		[
			'HEIC with numbers',
			() => Promise.resolve(heicIn(Buffer.from([0, 12, 0, 13, 0, 6, 0x80]), 'nclx'))
		]
	])('keeps its colours: %s', async (name, file) => {
		const end = await cleaned(await file());
		if (end.is !== 'clean') throw new Error(JSON.stringify(end));
		const now = await colourOf(end.pages[0]!.bytes);
		const asP3 = name === 'JPEG' ? [200, 60, 60] : await colourOfHeicAsP3();
		for (const [n, value] of now.entries()) expect(Math.abs(value - asP3[n]!)).toBeLessThan(4);
	});

	it('broken off is taken as far as it came, as browsers show it', async () => {
		const end = await cleaned((await photo()).subarray(0, 9000));
		expect(end).toMatchObject({ is: 'clean', type: 'image/jpeg', searched: 'part' });
	});

	it('as old computers save them is taken: a bitmap', async () => {
		const end = await cleaned(bitmap());
		if (end.is !== 'clean') throw new Error(JSON.stringify(end));
		expect(end).toMatchObject({ type: 'image/bmp', found: [], searched: 'all' });
		const { data } = await sharp(end.pages[0]!.bytes).raw().toBuffer({ resolveWithObject: true });
		expect([...data.subarray(0, 6)]).toEqual([255, 0, 0, 0, 0, 255]);
	});
});

const colourOf = async (bytes: Uint8Array): Promise<number[]> =>
	(await sharp(bytes).stats()).channels.slice(0, 3).map(({ mean }) => mean);
const profile = async (): Promise<Buffer> =>
	(await sharp(await PHONE_RED.clone().withIccProfile('p3').png().toBuffer()).metadata()).icc!;
/** What the photo's numbers are on every screen, if they were meant for a phone's. */
async function colourOfHeicAsP3(): Promise<number[]> {
	const end = await cleaned(FILES['image/heic']!() as Uint8Array);
	if (end.is !== 'clean') throw new Error(JSON.stringify(end));
	const numbers = await sharp(end.pages[0]!.bytes).png().toBuffer();
	return colourOf(await sharp(withProfile(numbers, await profile())).toBuffer());
}
/** A PNG that says in which colours its numbers are. */
function withProfile(png: Buffer, icc: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from('iCCPa\0\0'), deflateSync(icc)]);
	const chunk = Buffer.concat([be32(body.length - 4), body, be32(crc(body))]);
	return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
/** The photo with a `colr` box for its main picture. */
function heicIn(colours: Buffer, kind: string): Buffer {
	const heic = Buffer.from(FILES['image/heic']!() as Uint8Array);
	const colr = Buffer.concat([be32(12 + colours.length), Buffer.from(`colr${kind}`), colours]);
	const ipma = heic.indexOf('ipma') - 4;
	const properties = heic.indexOf('ipco') - 4;
	const end = ipma + heic.readUInt32BE(ipma);
	// The grid's row is the last of two: it gets the fifth property, which is ours.
	const rows = Buffer.concat([heic.subarray(ipma, end), Buffer.from([5])]);
	rows.writeUInt32BE(rows.length);
	rows[rows.length - 4] = 3;
	const grown = colr.length + 1;
	const places = heic.indexOf('iloc') - 4;
	for (const at of [places + 22, places + 62])
		heic.writeUInt32BE(heic.readUInt32BE(at) + grown, at);
	for (const at of [heic.indexOf('meta') - 4, heic.indexOf('iprp') - 4])
		heic.writeUInt32BE(heic.readUInt32BE(at) + grown, at);
	heic.writeUInt32BE(heic.readUInt32BE(properties) + colr.length, properties);
	return Buffer.concat([heic.subarray(0, ipma), colr, rows, heic.subarray(end)]);
}
/** Red, then blue, from the bottom up. */
function bitmap(): Buffer {
	const head = Buffer.alloc(54);
	head.write('BM');
	for (const [at, value] of [
		[2, 62],
		[10, 54],
		[14, 40],
		[18, 2],
		[22, 1],
		[26, 0x18_0001]
	] as const)
		head.writeUInt32LE(value, at);
	return Buffer.concat([head, Buffer.from('0000ffff00000000', 'hex')]);
}

/** A PNG that says it is as large as can be, in a few hundred bytes. */
function pixelBomb(): Uint8Array {
	const chunk = (name: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(name), data]);
		return Buffer.concat([be32(data.length), body, be32(crc(body))]);
	};
	const head = Buffer.concat([be32(60_000), be32(60_000), Buffer.from([8, 0, 0, 0, 0])]);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
		chunk('IEND', Buffer.alloc(0))
	]);
}
function crc(bytes: Buffer): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let n = 0; n < 8; n++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	}
	return (sum ^ 0xffffffff) >>> 0;
}
/** 20 MB of nothing in 20 KB. */
const zipBomb = (): Uint8Array => {
	const packed = deflateRawSync(Buffer.alloc(20_000_000));
	const head = Buffer.alloc(30);
	head.writeUInt32LE(0x04034b50);
	head.writeUInt16LE(8, 8);
	head.writeUInt32LE(packed.length, 18);
	head.writeUInt32LE(20_000_000, 22);
	head.writeUInt16LE(1, 26);
	return Buffer.concat([head, Buffer.from('a'), packed]);
};
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
/** The first entry of an office's file, which says what it is. */
function office(part: string): Uint8Array {
	const kind = part.startsWith('word') ? 'wordprocessingml.document' : 'spreadsheetml.sheet';
	const said = Buffer.from(
		`<Types><Override PartName="/${part}.xml" ContentType="${OFFICE}${kind}.main+xml"/></Types>`
	);
	const name = Buffer.from('[Content_Types].xml');
	const head = Buffer.alloc(30);
	head.writeUInt32LE(0x04034b50);
	head.writeUInt32LE(said.length, 18);
	head.writeUInt32LE(said.length, 22);
	head.writeUInt16LE(name.length, 26);
	return Buffer.concat([head, name, said]);
}
/** Two frames, of which only one would be left. */
async function moving(): Promise<Uint8Array> {
	const frames = [square.clone(), square.clone().negate()].map((frame) => frame.png().toBuffer());
	return sharp(await Promise.all(frames), { join: { animated: true } })
		.gif()
		.toBuffer();
}
const page = '<html><script>alert(1)</script></html>';

describe('a file that means harm', () => {
	it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
		['nothing', () => new Uint8Array(), 'empty'],
		['a web page', () => Buffer.from(page), 'kind'],
		['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'kind'],
		['a script', () => Buffer.from('#!/bin/sh\nrm -rf /'), 'kind'],
		['a program', () => Buffer.from('7f454c4602010100', 'hex'), 'kind'],
		['a picture of 3,600 million points', () => pixelBomb(), 'too-large'],
		['a document without end', () => pdf(61), 'too-many-pages'],
		['25 MB of zeros', () => new Uint8Array(25_000_000), 'kind']
	])('that is %s is refused', async (_, file, why) => {
		expect(await cleaned(await file())).toEqual({ is: 'refused', why });
	});

	it('that is a photo and something else besides is a photo and nothing else', async () => {
		for (const tail of [Buffer.from(page), zipBomb()]) {
			const end = await cleaned(Buffer.concat([await photo(), tail]));
			if (end.is !== 'clean') throw new Error('not clean');
			const [page] = end.pages;
			expect(Buffer.from(page!.bytes).includes('alert(1)')).toBe(false);
			expect(Buffer.from(page!.bytes).includes(be32(0x504b0304))).toBe(false);
		}
	});

	it('that is a document and an archive is pictures of its pages', async () => {
		const end = await cleaned(Buffer.concat([await pdf(1), zipBomb()]));
		expect('pages' in end && end.pages.map(({ type }) => type)).toEqual(['image/jpeg']);
	});

	it('that does not end is cut off', async () => {
		const endless = async function* () {
			for (;;) yield new Uint8Array(1_000_000);
		};
		expect(await cleaned(endless())).toEqual({ is: 'refused', why: 'too-large' });
	});

	it('that takes its time is stopped', async () => {
		expect(await cleaned(await photo(), 5)).toEqual({ is: 'refused', why: 'too-slow' });
	});

	it('of whatever bytes has an end that has a name', async () => {
		const starts = [
			'',
			'ffd8ffe0',
			'89504e470d0a1a0a',
			'25504446',
			'52494646',
			'494433',
			'0000001866747970'
		];
		const bytes = fc
			.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
			.map(([start, rest]) => Buffer.concat([Buffer.from(start, 'hex'), rest]));
		await fc.assert(
			fc.asyncProperty(bytes, async (file) => {
				expect(['clean', 'uncleanable', 'refused']).toContain((await cleaned(file)).is);
			}),
			{ numRuns: 15 }
		);
	}, 60_000);

	it.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
		['is words', 'text/plain', () => Buffer.from('Dear sir,\n')],
		['is a chat in which somebody wrote markup', 'text/plain', () => Buffer.from(`Hello\n${page}`)],
		['is words as Windows writes them', 'text/plain', () => Buffer.from('¿Dónde?\r\n', 'latin1')],
		[
			'is words in 16 bits a letter',
			'text/plain',
			() => Buffer.from('\ufeff¿Dónde?\r\n', 'utf16le')
		],
		[
			'is a contact',
			'text/vcard',
			() => Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n')
		],
		['is an archive', 'application/zip', () => zipBomb()],
		[
			'is a letter of an office',
			`${OFFICE}wordprocessingml.document`,
			() => office('word/document')
		],
		['is a table of an office', `${OFFICE}spreadsheetml.sheet`, () => office('xl/workbook')],
		[
			'is a film of which a decoder makes nothing',
			'video/mp4',
			() => Buffer.concat([be32(20), Buffer.from('ftypisom'), Buffer.alloc(2000)])
		],
		['is a document that does not open', 'application/pdf', () => Buffer.from('%PDF-1.7\n%%EOF')],
		['is a picture that moves', 'image/gif', moving],
		['is the sound of an old phone', 'audio/amr', () => Buffer.from('#!AMR\n\0\0')]
	])('that %s is kept as it came or not at all', async (_, type, file) => {
		expect(await cleaned(await file())).toEqual({ is: 'uncleanable', type });
	});
});
