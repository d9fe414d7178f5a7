import { isBlank, type Search } from '../hidden.ts';
import { atomIn, atomsIn, getAtom } from './boxes.ts';
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
	for (const { name, body } of atomsIn(getAtom(getAtom(meta, 'iprp'), 'ipco'))) {
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
	const all = atomsIn(getAtom(properties, 'ipco'));
	const own = propertiesOf(getAtom(properties, 'ipma'), id).map((n) => all[n - 1]);
	const colours = own.flatMap((atom) => (atom?.name === 'colr' ? [atom.body] : []));
	return colours.find((body) => body.toString('latin1', 0, 4) !== 'nclx') ?? colours[0];
}

/** A box of a version and flags, then boxes. */
const metaOf = (file: Buffer): Buffer => getAtom(file, 'meta').subarray(4);

function headsOf(meta: Buffer) {
	const items = new Map<number, Item>();
	const infos = getAtom(meta, 'iinf');
	for (const { body } of atomsIn(infos.subarray(infos[0] === 0 ? 6 : 8))) {
		const version = body.readUInt8(0);
		if (version < 2) throw new Error('an item of an older kind');
		const wide = version >= 3 ? 2 : 0;
		const id = wide ? body.readUInt32BE(4) : body.readUInt16BE(4);
		const [name = '', type = ''] = body.toString('latin1', 12 + wide).split('\0');
		items.set(id, { kind: body.toString('latin1', 8 + wide, 12 + wide), name, type });
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
	const places = getAtom(meta, 'iloc');
	const inside = atomIn(meta, 'idat');
	const version = places.readUInt8(0);
	const offsetSize = places.readUInt8(4) >> 4;
	const lengthSize = places.readUInt8(4) & 15;
	const baseSize = places.readUInt8(5) >> 4;
	const indexSize = version > 0 ? places.readUInt8(5) & 15 : 0;
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
		const [first, ...more] = buffers;
		if (way < 2) bodies.set(id, first && more.length === 0 ? first : Buffer.concat(buffers));
	}
	return bodies;
}

function propertiesOf(map: Buffer, wanted: number): number[] {
	const isWide = (map.readUInt8(3) & 1) === 1;
	let at = 8;
	for (let left = map.readUInt32BE(4); left > 0; left--) {
		const id = map[0] === 0 ? map.readUInt16BE(at) : map.readUInt32BE(at);
		at += map[0] === 0 ? 2 : 4;
		const count = map.readUInt8(at++);
		const own: number[] = [];
		for (let n = 0; n < count; n++) {
			own.push(isWide ? map.readUInt16BE(at) & 0x7fff : map.readUInt8(at) & 0x7f);
			at += isWide ? 2 : 1;
		}
		if (id === wanted) return own;
	}
	return [];
}
