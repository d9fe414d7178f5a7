import type { Search } from '../hidden.ts';

const STRUCTURE = new Set(['rdf', 'xmlns', 'xml']);

/** XMP (ISO 16684-1): each property is the name of an element, or of an attribute. */
export function searchXmp(packet: Buffer, search: Search): void {
	const text = decoded(packet);
	if (!text.trim()) return;
	if (!/<(\w+:)?RDF\b/.test(text)) {
		search.meet('XMP');
		return search.miss();
	}
	for (const [, prefix, name] of text.matchAll(/<([\w-]+):([\w.-]+)|<[\w-]+(?=[\s>/])/g)) {
		if (!prefix || !name) search.meet('element');
		else if (!STRUCTURE.has(prefix) && name !== 'xmpmeta') search.meet(name);
	}
	for (const [, prefix, name] of text.matchAll(/\s([\w-]+):([\w.-]+)\s*=\s*["']/g)) {
		if (prefix && name && !STRUCTURE.has(prefix)) search.meet(name === 'xmptk' ? 'toolkit' : name);
	}
}

/** It may be written in 8, 16 or 32 bits a letter. Names are ASCII, so what is zero can be left out. */
function decoded(packet: Buffer): string {
	const isWide = packet.subarray(0, 64).includes(0);
	return isWide ? packet.toString('latin1').replaceAll('\0', '') : packet.toString('utf8');
}
