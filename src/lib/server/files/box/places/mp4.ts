import { isBlank, type Search } from '../hidden.ts';
import { atomsIn, type Atom } from './boxes.ts';
import { searchXmp } from './xmp.ts';

const FOLDERS = new Set(
	'moov trak mdia minf stbl edts dinf udta ilst moof traf mvex mfra'.split(' ')
);
/** Of samples and how they follow on each other (ISO/IEC 14496-12, table 1; QuickTime File Format). */
const STRUCTURE = new Set(
	(
		'ftyp styp mdat stts ctts cslg stsc stsz stz2 stco co64 stss stps sdtp sgpd sbgp subs elst vmhd smhd nmhd gmhd ' +
		'sthd hmhd dref iods trex mehd mfhd tfhd tfdt trun tfra mfro sidx tref trgr load tapt clef prof enof gmin pnot leva saiz saio'
	).split(' ')
);
/** What the names of QuickTime's and iTunes' user data stand for. */
const NAMES: Readonly<Record<string, string>> = {
	'©xyz': 'GPS',
	loci: 'location',
	'©day': 'date',
	yrrc: 'year',
	'©mak': 'make',
	'©mod': 'model',
	manu: 'make',
	modl: 'model',
	'©swr': 'software',
	'©too': 'encoder',
	'©enc': 'encoder',
	'©nam': 'title',
	titl: 'title',
	name: 'title',
	'©cmt': 'comment',
	'©inf': 'comment',
	'©des': 'description',
	desc: 'description',
	ldes: 'description',
	dscp: 'description',
	kywd: 'keywords',
	'©lyr': 'lyrics',
	'©alb': 'album',
	albm: 'album',
	'©gen': 'genre',
	gnre: 'genre',
	'©ART': 'artist',
	aART: 'artist',
	'©aut': 'author',
	auth: 'author',
	perf: 'artist',
	'©wrt': 'person',
	'©cpy': 'copyright',
	cprt: 'copyright',
	covr: 'cover',
	thmb: 'thumbnail'
};
const XMP = 'be7acfcb97a942e89c71999491e3afac';
const UNDETERMINED = [0, 0x7fff, 0x55c4];

/** Every box of a film or a sound file of the MP4 and QuickTime kind. */
export function searchMp4(file: Buffer, search: Search): void {
	for (const atom of atomsIn(file)) search.in(() => searchAtom(atom, '', search));
}

function searchAtom({ name, body }: Atom, inside: string, search: Search): void {
	const folder = (bytes: Buffer) => {
		for (const atom of atomsIn(bytes)) search.in(() => searchAtom(atom, name, search));
	};
	if (inside === 'ilst' || (inside === 'udta' && name !== 'meta')) {
		// In a list with keys, names are numbers: the keys were met.
		if (/^[\x20-\xff]{4}$/.test(name) && !isBlank(body)) search.meet(NAMES[name] ?? 'other');
	} else if (FOLDERS.has(name)) folder(body);
	else if (name === 'meta')
		folder(body.toString('latin1', 4, 8) === 'hdlr' ? body : body.subarray(4));
	else if (name === 'keys') searchKeys(body, search);
	else if (name === 'mvhd' || name === 'tkhd' || name === 'mdhd') searchHead(name, body, search);
	else if (name === 'hdlr') searchHandler(body, inside, search);
	else if (name === 'stsd') searchEncoder(body, search);
	else if (name === 'uuid' && body.toString('hex', 0, 16) === XMP)
		searchXmp(body.subarray(16), search);
	else if (['free', 'skip', 'wide'].includes(name) && isBlank(body)) return;
	else if (!STRUCTURE.has(name)) {
		search.meet('other');
		search.miss();
	}
}

/** Names as apps choose them, such as com.apple.quicktime.location.ISO6709. */
function searchKeys(body: Buffer, search: Search): void {
	for (const key of atomsIn(body.subarray(8))) search.meet(key.body.toString('latin1'));
}

function searchHead(name: string, body: Buffer, search: Search): void {
	const size = body[0] === 1 ? 8 : 4;
	if (!isBlank(body.subarray(4, 4 + 2 * size))) search.meet('creation time');
	if (name !== 'mdhd') return;
	const language = body.readUInt16BE(body[0] === 1 ? 32 : 20);
	if (!UNDETERMINED.includes(language)) search.meet('language');
}

function searchHandler(body: Buffer, inside: string, search: Search): void {
	const kind = body.toString('latin1', 8, 12);
	if (inside !== 'mdia') return;
	if (kind !== 'vide' && kind !== 'soun') search.meet('track');
	if (!isBlank(body.subarray(24).filter((byte) => byte > 0x20))) search.meet('handler tool');
}

/** What a picture was packed with: a word of 31 letters in its sample entry. */
function searchEncoder(body: Buffer, search: Search): void {
	for (const { name, body: entry } of atomsIn(body.subarray(8))) {
		if (/^(avc|hvc|hev|av0|vp0|mp4v|s263|dv)/.test(name) && !isBlank(entry.subarray(42, 74)))
			search.meet('encoder');
	}
}
