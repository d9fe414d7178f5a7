import { canonical } from '#lib/sealed/bytes.ts';
import type { Said } from '#lib/sealed/tip.ts';
import { mac } from '../crypto/index.ts';
import type { KeyedCode } from './receipt.ts';
import { fileIdOf } from './receipt-v1.ts';
import { handleOf } from './receipt-v2.ts';

/** A random-looking id that is the same again for the same code and text. */
export const derivedId = (
	{ pepper, code }: KeyedCode,
	label: 'addition' | 'spool' | 'file' | 'turn',
	text: string
): string => asId(mac(pepper, `${label}/v2`, handleOf(code), text));

/**
 * An id for what is added under a code, the same for the same act of the same form: sent twice, it is kept once,
 * and "yes" to a second question is not the "yes" to the first.
 * @param form any text, made anew for each form that the page shows.
 */
export const additionId = (keyed: KeyedCode, form: string, said: Said): string =>
	derivedId(keyed, 'addition', canonical([form, said]));

/** The id of a file, and the one that it would have been kept under before version 2: a file stays known. */
export const fileIds = (keyed: KeyedCode, text: string): readonly [id: string, former: string] => [
	derivedId(keyed, 'file', text),
	asId(fileIdOf(keyed.pepper, keyed.code, text))
];

/** As RFC 9562 writes an id of version 8. */
function asId(of: Uint8Array): string {
	const bytes = Buffer.from(of.subarray(0, 16));
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
