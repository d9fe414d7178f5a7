import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Search, type Hidden } from '../hidden.ts';
import { hiddenInPicture } from '../picture.ts';
import { searchTiff } from './exif.ts';
import { searchMp4 } from './mp4.ts';
import { searchPdf } from './pdf.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const be = (size: number, value: number): Buffer => {
	const bytes = Buffer.alloc(size);
	bytes.writeUIntBE(value, 0, size);
	return bytes;
};
const dot = sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } });
const [jpeg, png, webp, gif] = (await Promise.all(
	(['jpeg', 'png', 'webp', 'gif'] as const).map((type) => dot.clone().toFormat(type).toBuffer())
)) as [Buffer, Buffer, Buffer, Buffer];

const found = (found: Hidden['found'], fields: number, searched: Hidden['searched'] = 'all') => ({
	found,
	fields,
	searched
});
const NOTHING = found([], 0);

/** A segment behind the first two bytes of a JPEG. */
const withSegment = (marker: number, body: Buffer, of = jpeg): Buffer =>
	Buffer.concat([
		of.subarray(0, 2),
		be(2, 0xff00 | marker),
		be(2, body.length + 2),
		body,
		of.subarray(2)
	]);
const xmp = (inside: string): Buffer =>
	latin(
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description ${inside}</rdf:RDF></x:xmpmeta>`
	);
const PLACE = xmp('exif:GPSLatitude="17,18N" exif:GPSLongitude="62,43W"/>');
const iptc = Buffer.concat(
	(
		[
			[0, '\0\x02'],
			[80, 'Rosalind'],
			[90, 'Gingerland'],
			[55, '20261120'],
			[120, 'Words'],
			[5, '   ']
		] as const
	).map(([field, value]) =>
		Buffer.concat([Buffer.from([0x1c, 2, field]), be(2, value.length), latin(value)])
	)
);
const photoshop = Buffer.concat([
	latin('Photoshop 3.0\0'),
	latin('8BIM'),
	be(2, 0x0404),
	be(2, 0),
	be(4, iptc.length),
	iptc
]);
/** A TIFF of one directory. @param entries tag, type, value. */
const tiff = (...entries: [tag: number, type: number, value: Buffer][]): Buffer => {
	let at = 8 + 2 + 12 * entries.length + 4;
	const rows = entries.map(([tag, type, value]) => {
		const count = value.length / (type === 4 ? 4 : 1);
		const row = Buffer.concat([
			be(2, tag),
			be(2, type),
			be(4, count),
			value.length > 4 ? be(4, at) : Buffer.concat([value, Buffer.alloc(4 - value.length)])
		]);
		at += value.length > 4 ? value.length : 0;
		return row;
	});
	const values = entries.map(([, , value]) => (value.length > 4 ? value : Buffer.alloc(0)));
	return Buffer.concat([
		latin('MM\0*'),
		be(4, 8),
		be(2, entries.length),
		...rows,
		be(4, 0),
		...values
	]);
};
const chunk = (name: string, body: Buffer): Buffer =>
	Buffer.concat([
		png.subarray(0, 33),
		be(4, body.length),
		latin(name),
		body,
		be(4, 0),
		png.subarray(33)
	]);
const box = (name: string, ...bodies: Buffer[]): Buffer => {
	const body = Buffer.concat(bodies);
	return Buffer.concat([be(4, body.length + 8), latin(name), body]);
};
const full = (name: string, version: number, ...bodies: Buffer[]): Buffer =>
	box(name, be(4, version << 24), ...bodies);
/** A HEIC file of a picture and one thing beside it. */
function heic(kind: string, type: string, body: Buffer): Buffer {
	const item = (id: number, kind: string, rest: string) =>
		full('infe', 2, be(2, id), be(2, 0), latin(`${kind}${rest}`));
	const parts = [
		full('hdlr', 0, Buffer.alloc(20)),
		full('pitm', 0, be(2, 1)),
		full('iinf', 0, be(2, 2), item(1, 'hvc1', '\0'), item(2, kind, type)),
		full(
			'iloc',
			1,
			Buffer.from([0x44, 0]),
			be(2, 2),
			...[1, 2].map((id) =>
				Buffer.concat([be(2, id), be(2, 1), be(2, 0), be(2, 1), be(4, 0), be(4, body.length)])
			)
		),
		box('iprp', box('ipco', full('ispe', 0, be(4, 4), be(4, 4)))),
		box('idat', body)
	];
	return Buffer.concat([box('ftyp', latin('heic\0\0\0\0mif1')), full('meta', 0, ...parts)]);
}

describe('every standard place of a picture is looked into:', () => {
	it.each<[string, string, Buffer, Hidden]>([
		['a JPEG with nothing', 'jpeg', jpeg, NOTHING],
		[
			'a comment of JPEG',
			'jpeg',
			withSegment(0xfe, latin('Rosalind was here')),
			found(['text'], 1)
		],
		[
			'a comment between its scans',
			'jpeg',
			Buffer.concat([
				jpeg.subarray(0, -2),
				be(2, 0xfffe),
				be(2, 5),
				latin('Ros'),
				jpeg.subarray(-2)
			]),
			found(['text'], 1)
		],
		[
			'XMP of JPEG',
			'jpeg',
			withSegment(0xe1, Buffer.concat([latin('http://ns.adobe.com/xap/1.0/\0'), PLACE])),
			found(['place'], 2)
		],
		[
			'XMP of JPEG that goes on',
			'jpeg',
			withSegment(
				0xe1,
				Buffer.concat([
					latin('http://ns.adobe.com/xmp/extension/\0'),
					Buffer.alloc(40, 'a'),
					xmp('><Iptc4xmpExt:PersonInImage>R</Iptc4xmpExt:PersonInImage></rdf:Description>')
				])
			),
			found(['person'], 1)
		],
		[
			'IPTC within Photoshop’s',
			'jpeg',
			withSegment(0xed, photoshop),
			found(['person', 'place', 'text', 'time'], 4)
		],
		[
			'a segment of nobody knows whom',
			'jpeg',
			withSegment(0xe7, latin('Rosalind')),
			found(['other'], 1, 'part')
		],
		[
			'a second picture behind the first',
			'jpeg',
			Buffer.concat([jpeg, withSegment(0xfe, latin('R'))]),
			found(['preview', 'text'], 2)
		],
		[
			'a film behind the picture',
			'jpeg',
			Buffer.concat([jpeg, box('ftyp', latin('mp42'))]),
			found(['file'], 1, 'part')
		],
		['a JPEG broken off', 'jpeg', jpeg.subarray(0, -20), found([], 0, 'part')],
		['a PNG with nothing', 'png', png, NOTHING],
		['words of PNG', 'png', chunk('tEXt', latin('Author\0Rosalind')), found(['person'], 1)],
		[
			'packed words of PNG',
			'png',
			chunk('zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync('Rosalind')])),
			found(['text'], 1)
		],
		[
			'XMP of PNG',
			'png',
			chunk('iTXt', Buffer.concat([latin('XML:com.adobe.xmp\0\0\0\0\0'), PLACE])),
			found(['place'], 2)
		],
		[
			'the blocks of JPEG in a PNG',
			'png',
			chunk(
				'tEXt',
				latin(
					`Raw profile type iptc\0\niptc\n${photoshop.length - 14}\n${photoshop.subarray(14).toString('hex')}`
				)
			),
			found(['person', 'place', 'text', 'time'], 4)
		],
		['the time of PNG', 'png', chunk('tIME', Buffer.alloc(7, 1)), found(['time'], 1)],
		[
			'packed words that cannot be unpacked',
			'png',
			chunk('zTXt', latin('Comment\0\0xx')),
			found([], 0, 'part')
		],
		[
			'bytes behind a PNG',
			'png',
			Buffer.concat([png, latin('Rosalind')]),
			found(['file'], 1, 'part')
		],
		['a WebP with nothing', 'webp', webp, NOTHING],
		[
			'XMP of WebP',
			'webp',
			Buffer.concat([
				webp.subarray(0, 4),
				Buffer.from(Uint32Array.of(webp.length + PLACE.length + (PLACE.length % 2)).buffer),
				webp.subarray(8),
				latin('XMP '),
				Buffer.from(Uint32Array.of(PLACE.length).buffer),
				PLACE,
				Buffer.alloc(PLACE.length % 2)
			]),
			found(['place'], 2)
		],
		['a GIF with nothing', 'gif', gif, NOTHING],
		[
			'a comment of GIF',
			'gif',
			Buffer.concat([gif.subarray(0, -1), Buffer.from([0x21, 0xfe, 8]), latin('Rosalind\0;')]),
			found(['text'], 1)
		],
		[
			'XMP of GIF',
			'gif',
			Buffer.concat([
				gif.subarray(0, -1),
				Buffer.from([0x21, 0xff, 11]),
				latin('XMP DataXMP'),
				PLACE,
				Buffer.from([1]),
				Buffer.from(Array.from({ length: 256 }, (_, n) => 255 - n)),
				latin('\0;')
			]),
			found(['place'], 2)
		],
		[
			'a HEIC with GPS in XMP alone',
			'heif',
			heic('mime', 'XMP\0application/rdf+xml\0', PLACE),
			found(['place', 'text'], 3)
		],
		[
			'a HEIC with what nobody knows',
			'heif',
			heic('uri ', '\0', latin('Rosalind')),
			found(['other'], 1, 'part')
		],
		[
			'EXIF of HEIC',
			'heif',
			heic('Exif', '\0', Buffer.concat([be(4, 0), tiff([0x013b, 2, latin('Rosalind\0')])])),
			found(['person'], 1)
		]
	])('%s', (_, format, file, hidden) => {
		expect(hiddenInPicture(file, format)).toEqual(hidden);
	});
});

const searched = (file: Buffer, search: (file: Buffer, search: Search) => void): Hidden => {
	const all = new Search();
	all.in(() => search(file, all));
	return all.hidden;
};

describe('what is said of EXIF is true:', () => {
	const exif = (...entries: Parameters<typeof tiff>) => searched(tiff(...entries), searchTiff);
	/** Its directory follows on that of the picture. */
	const place = (...entries: Parameters<typeof tiff>) => {
		const own = tiff([0x8825, 4, be(4, 26)]);
		const inner = tiff(...entries).subarray(8);
		return searched(Buffer.concat([own, inner]), searchTiff);
	};
	it('how the pixels lie tells nothing, and neither does an empty field', () => {
		expect(exif([0x0112, 3, be(2, 6)], [0x013b, 2, latin('      \0')])).toEqual(NOTHING);
	});
	it('an emptied block is none', () => {
		expect(hiddenInPicture(heic('Exif', '\0', Buffer.from([0, 0, 0, 6])), 'heif')).toEqual(NOTHING);
	});
	it('a place that is only a version is none', () => {
		expect(place([0, 1, Buffer.from([2, 3, 0, 0])])).toEqual(NOTHING);
		expect(place([1, 2, latin('N\0')]).found).toEqual(['place']);
	});
	it('a value that is not there was not read', () => {
		const cut = tiff([0x013b, 2, latin('Rosalind\0')]).subarray(0, -3);
		expect(searched(cut, searchTiff)).toEqual(found(['person'], 1, 'part'));
	});
	it('IPTC and XMP within it are looked into', () => {
		expect(exif([0x83bb, 7, iptc], [0x02bc, 1, PLACE])).toEqual(
			found(['person', 'place', 'text', 'time'], 6)
		);
	});
});

describe('a PDF', () => {
	const pdf = (...objects: (string | Buffer)[]) =>
		searched(
			Buffer.concat([
				latin('%PDF-1.7\n'),
				...objects.map((object) => Buffer.from(object)),
				latin('\n%%EOF')
			]),
			searchPdf
		);
	const stream = (head: string, body: Buffer) =>
		Buffer.concat([latin(`1 0 obj <<${head}>>\nstream\n`), body, latin('\nendstream endobj\n')]);
	it('is looked into where its objects are packed, too', () => {
		const packed = stream(
			'/Type/ObjStm/Filter/FlateDecode',
			deflateSync('<</Author(Rosalind)/Title()>>')
		);
		expect(pdf(packed)).toEqual(found(['person'], 1));
		expect(pdf(stream('/Type/Metadata/Subtype/XML', PLACE))).toEqual(found(['place'], 2));
		expect(pdf(stream('/Subtype/Image/Filter/DCTDecode', withSegment(0xfe, latin('R'))))).toEqual(
			found(['text'], 1)
		);
	});
	it('of which some cannot be read was not looked into whole', () => {
		expect(pdf('trailer <</Encrypt 9 0 R>>')).toEqual(found([], 0, 'part'));
		expect(pdf(stream('/Type/ObjStm/Filter/LZWDecode', latin('x')))).toEqual(found([], 0, 'part'));
	});
	it('that carries a file, or an older version of itself, is said to', () => {
		expect(pdf('<</Type/EmbeddedFile>>', '%%EOF').found).toEqual(['file', 'software']);
	});
});

describe('a film', () => {
	it('is looked into: where and when it was made, with what, in which language', () => {
		const keys = full(
			'keys',
			0,
			be(4, 1),
			box('mdta', latin('com.apple.quicktime.location.ISO6709'))
		);
		const head = full(
			'mdhd',
			0,
			be(4, 3_000_000_000),
			be(4, 0),
			be(4, 1000),
			be(4, 1),
			be(2, 0x4e41),
			be(2, 0)
		);
		const data = box('udta', box('©mak', latin('\0\x04\0\0Mark')), box('©too', Buffer.alloc(8)));
		const file = Buffer.concat([
			box('ftyp', latin('qt  ')),
			box(
				'moov',
				box('trak', box('mdia', head)),
				box('meta', full('hdlr', 0, Buffer.alloc(20)), keys),
				data
			)
		]);
		expect(searched(file, searchMp4)).toEqual(found(['device', 'other', 'place', 'time'], 4));
		expect(searched(box('blob', latin('Rosalind')), searchMp4)).toEqual(
			found(['other'], 1, 'part')
		);
	});
});

it('of whatever bytes the search has an end, and claims nothing that it did not read', () => {
	const cut = fc.tuple(
		fc.constantFrom<[string, Buffer]>(
			['jpeg', withSegment(0xed, photoshop)],
			['png', chunk('zTXt', latin('a\0\0'))],
			['webp', webp],
			['gif', gif],
			['tiff', tiff([0x83bb, 7, iptc])],
			['heif', heic('Exif', '\0', Buffer.alloc(9))]
		),
		fc.nat(2000),
		fc.uint8Array({ maxLength: 40 })
	);
	fc.assert(
		fc.property(cut, ([[format, file], at, bytes]) => {
			const broken = Buffer.from(file);
			Buffer.from(bytes).copy(broken, at % broken.length);
			const hidden = hiddenInPicture(
				broken.subarray(0, Math.max(1, broken.length - (at % 7))),
				format
			);
			expect(['all', 'part']).toContain(hidden.searched);
		}),
		{ numRuns: 300 }
	);
});
