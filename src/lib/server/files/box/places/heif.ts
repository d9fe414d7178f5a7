import { isBlank, type Search } from '../hidden.ts';
import { atomIn, atomsIn } from './boxes.ts';
import { searchExif } from './exif.ts';
import { searchXmp } from './xmp.ts';

/** Items that are picture, or put pictures together (ISO/IEC 23008-12). */
const PICTURES = new Set('hvc1 av01 avc1 jpeg grid iden iovl tmap unci j2k1 mski'.split(' '));
/** Properties of pixels and colours. Others describe. */
const STRUCTURE = new Set(
	'ispe pixi hvcC av1C avcC lhvC lsel tols oinf irot imir clap pasp auxC rloc a1op a1lx clli mdcv cclv amve free skip'.split(
		' '
	)
);

type Item = { readonly kind: string; readonly name: string; readonly type: string };

/** Every item and property of a HEIC or AVIF file, and the boxes around them. */
export function searchHeif(file: Buffer, search: Search): void {
	const meta = metaOf(file);
	const bodies = bodiesOf(file, meta);
	const { items, references } = headsOf(meta);
	for (const [id, { kind, name, type }] of items) {
		if (name) search.meet('name');
		const body = bodies.get(id);
		if (PICTURES.has(kind)) continue;
		if (!body) search.miss();
		else if (kind === 'Exif') searchExif(body, search);
		else if (kind === 'mime' && type === 'application/rdf+xml') searchXmp(body, search);
		else {
			search.meet('other');
			search.miss();
		}
	}
	for (const { kind } of references) {
		if (kind === 'thmb') search.meet('Thumbnail');
		if (kind === 'auxl') search.meet('other'); // depth, or light
	}
	for (const { name, body } of atomsIn(atomIn(atomIn(meta, 'iprp')!, 'ipco')!)) {
		if (name === 'colr') {
			if (body.toString('latin1', 0, 4) !== 'nclx') search.meet('profile of colours');
		} else if (name === 'udes' || name === 'altt') search.meet('description');
		else if (name === 'crtt' || name === 'mdft') search.meet('time');
		else if (!STRUCTURE.has(name)) search.meet('other');
	}
	for (const { name, body } of atomsIn(file)) {
		if (name === 'ftyp' || name === 'meta' || name === 'mdat') continue;
		if ((name === 'free' || name === 'skip') && isBlank(body)) continue;
		search.meet(name === 'moov' ? 'another file' : 'other');
		search.miss();
	}
}

/** The ICC profile, or the numbers, that say what the colours of the picture are: a `colr` box. */
export function coloursOf(file: Buffer): Buffer | undefined {
	const meta = metaOf(file);
	const main = atomIn(meta, 'pitm');
	const properties = atomIn(meta, 'iprp');
	if (!main || !properties) return undefined;
	const id = main[0] === 0 ? main.readUInt16BE(4) : main.readUInt32BE(4);
	const all = atomsIn(atomIn(properties, 'ipco')!);
	const own = propertiesOf(atomIn(properties, 'ipma')!, id).map((n) => all[n - 1]);
	const colours = own.filter((atom) => atom?.name === 'colr').map((atom) => atom!.body);
	return colours.find((body) => body.toString('latin1', 0, 4) !== 'nclx') ?? colours[0];
}

/** A box of a version and flags, then boxes. */
const metaOf = (file: Buffer): Buffer => atomIn(file, 'meta')!.subarray(4);

function headsOf(meta: Buffer) {
	const items = new Map<number, Item>();
	const infos = atomIn(meta, 'iinf')!;
	for (const { body } of atomsIn(infos.subarray(infos[0] === 0 ? 6 : 8))) {
		const wide = body[0]! >= 3 ? 2 : 0;
		if (body[0]! < 2) throw new Error('an item of an older kind');
		const id = wide ? body.readUInt32BE(4) : body.readUInt16BE(4);
		const [name, type] = body.toString('latin1', 12 + wide).split('\0');
		items.set(id, {
			kind: body.toString('latin1', 8 + wide, 12 + wide),
			name: name!,
			type: type ?? ''
		});
	}
	const references = atomIn(meta, 'iref');
	return {
		items,
		references: references
			? atomsIn(references.subarray(4)).map(({ name }) => ({ kind: name }))
			: []
	};
}

/** Where the bytes of each item lie. */
function bodiesOf(file: Buffer, meta: Buffer): Map<number, Buffer> {
	const places = atomIn(meta, 'iloc')!;
	const inside = atomIn(meta, 'idat');
	const version = places[0]!;
	const sizes = [
		places[4]! >> 4,
		places[4]! & 15,
		places[5]! >> 4,
		version > 0 ? places[5]! & 15 : 0
	];
	const [offsetSize, lengthSize, baseSize, indexSize] = sizes as [number, number, number, number];
	let at = 6;
	const take = (size: number): number => {
		const value =
			size === 0
				? 0
				: size === 8
					? Number(places.readBigUInt64BE(at))
					: places.readUIntBE(at, size);
		at += size;
		return value;
	};
	const bodies = new Map<number, Buffer>();
	const idSize = version < 2 ? 2 : 4;
	for (let left = take(idSize); left > 0; left--) {
		const id = take(idSize);
		const way = version > 0 ? take(2) & 15 : 0;
		take(2);
		const base = take(baseSize);
		const from = way === 1 ? inside : file;
		const buffers: Buffer[] = [];
		for (let extents = take(2); extents > 0; extents--) {
			take(indexSize);
			const offset = base + take(offsetSize);
			const length = take(lengthSize);
			buffers.push((from ?? file).subarray(offset, length ? offset + length : undefined));
		}
		if (way < 2) bodies.set(id, buffers.length === 1 ? buffers[0]! : Buffer.concat(buffers));
	}
	return bodies;
}

function propertiesOf(map: Buffer, wanted: number): number[] {
	const isWide = (map[3]! & 1) === 1;
	let at = 8;
	for (let left = map.readUInt32BE(4); left > 0; left--) {
		const id = map[0] === 0 ? map.readUInt16BE(at) : map.readUInt32BE(at);
		at += map[0] === 0 ? 2 : 4;
		const count = map[at++]!;
		const own: number[] = [];
		for (let n = 0; n < count; n++) {
			own.push(isWide ? map.readUInt16BE(at) & 0x7fff : map[at]! & 0x7f);
			at += isWide ? 2 : 1;
		}
		if (id === wanted) return own;
	}
	return [];
}
