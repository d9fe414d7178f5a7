declare const codeMark: unique symbol;
/** A receipt code in canonical form: 18 Crockford symbols, no separators. A secret of the tipster's. */
export type ReceiptCode = string & { readonly [codeMark]: true };

/** Bytes of randomness in a code: 80 bits. */
export const CODE_BYTES = 10;

// Crockford's base32: no I, L, O, U. https://www.crockford.com/base32.html
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
// The largest prime below 32²: two symbols hold the remainder, and no single wrong symbol and no swap of
// two symbols leaves it as it was (property-tested).
const MODULUS = 1021n;

/** Writes 10 bytes as a code with its two check symbols. */
export function codeFrom(bytes: Uint8Array): ReceiptCode {
	if (bytes.length !== CODE_BYTES) throw new TypeError('a receipt code is made of 10 bytes');
	const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	return `${symbols(value, 16)}${symbols(value % MODULUS, 2)}` as ReceiptCode;
}

/** The 10 bytes of a code. */
export function codeBytes(code: ReceiptCode): Uint8Array {
	let value = numberOf(code.slice(0, 16));
	const bytes = new Uint8Array(CODE_BYTES);
	for (let at = CODE_BYTES - 1; at >= 0; at--) {
		bytes[at] = Number(value & 255n);
		value >>= 8n;
	}
	return bytes;
}

/** As people write it down: six groups of three. */
export const grouped = (code: ReceiptCode): string => code.match(/.{3}/g)!.join('-');

export type Parsed =
	| { ok: true; code: ReceiptCode }
	/** `length`: not 18 symbols; `symbol`: one that no code has; `check`: 18 good ones, one of them wrong. */
	| { ok: false; why: 'length' | 'symbol' | 'check' };

/** Reads what a person typed: case, spaces and dashes do not matter, O is 0, I and L are 1. */
export function parseCode(typed: string): Parsed {
	const plain = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}._]/gu, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	if (plain.length !== 18) return { ok: false, why: 'length' };
	if ([...plain].some((symbol) => !SYMBOLS.includes(symbol))) return { ok: false, why: 'symbol' };
	const rest = numberOf(plain.slice(0, 16)) % MODULUS;
	if (numberOf(plain.slice(16)) !== rest) return { ok: false, why: 'check' };
	return { ok: true, code: plain as ReceiptCode };
}

function symbols(value: bigint, count: number): string {
	let written = '';
	for (let rest = value, n = 0; n < count; n++, rest >>= 5n) {
		written = SYMBOLS[Number(rest & 31n)] + written;
	}
	return written;
}

const numberOf = (written: string): bigint =>
	[...written].reduce((sum, symbol) => sum * 32n + BigInt(SYMBOLS.indexOf(symbol)), 0n);
