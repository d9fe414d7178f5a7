import { isBlank, type Search } from '../hidden.ts';

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
/** Elements that hold others (RFC 9559): of these, every one is looked into. */
const FOLDERS = new Set([SEGMENT, 0x1549a966, 0x1654ae6b, 0xae, 0x1254c367, 0x7373, 0x67c8]);
const NAMES: Readonly<Record<number, string>> = {
	0x7ba9: 'title',
	0x4461: 'date',
	0x4d80: 'MuxingApp',
	0x5741: 'WritingApp',
	0x7384: 'filename',
	0x536e: 'name',
	0x258688: 'CodecName (software)',
	0x22b59c: 'language',
	0x22b59d: 'language',
	0x1941a469: 'attachments',
	0x1043a770: 'chapters'
};
const [TAG_NAME, VOID, UUID] = [0x45a3, 0xec, 0x73a4];
const UNDETERMINED = ['und', ''];

/** Every element of a Matroska or WebM file but its clusters, which are sound and film. */
export function searchMatroska(file: Buffer, search: Search): void {
	const visit = (from: number, end: number): void => {
		for (let at = from; at < end;) {
			const idSize = Math.clz32(file.readUInt8(at)) - 23;
			const lengthSize = Math.clz32(file.readUInt8(at + idSize)) - 23;
			if (idSize > 4 || lengthSize > 8) throw new Error('no element');
			const id = file.readUIntBE(at, idSize);
			const start = at + idSize + lengthSize;
			const length = sizeOf(file.subarray(at + idSize, start));
			// A browser's recorder does not know how long it will get.
			if (length === undefined && id !== SEGMENT && id !== CLUSTER) throw new Error('no length');
			const stop = length === undefined ? (id === SEGMENT ? end : start) : start + length;
			if (stop > end) search.miss();
			const body = file.subarray(start, Math.min(stop, end));
			if (FOLDERS.has(id)) visit(start, Math.min(stop, end));
			else searchElement(id, body, search);
			at = Math.max(stop, start);
		}
	};
	visit(0, file.length);
}

function searchElement(id: number, body: Buffer, search: Search): void {
	const text = () => body.toString('latin1').replaceAll('\0', '');
	if (id === TAG_NAME) search.meet(text());
	else if (id === VOID || id === UUID) {
		if (!isBlank(body)) search.meet('other');
	} else if (NAMES[id] === 'language') {
		if (!UNDETERMINED.includes(text())) search.meet('language');
	} else if (NAMES[id] && body.length > 0) search.meet(NAMES[id]);
}

/** In bytes; undefined where all bits are set, which says that nobody knows. */
function sizeOf(bytes: Buffer): number | undefined {
	let value = bytes.readUInt8(0) & ((1 << (8 - bytes.length)) - 1);
	let isUnknown = value === (1 << (8 - bytes.length)) - 1;
	for (const byte of bytes.subarray(1)) {
		isUnknown &&= byte === 0xff;
		value = value * 256 + byte;
	}
	return isUnknown ? undefined : value;
}
