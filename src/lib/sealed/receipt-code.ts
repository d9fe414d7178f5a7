import { inForm } from '../text/typed.ts';

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
export const grouped = (code: ReceiptCode): string => code.replace(/.{3}(?=.)/g, '$&-');

export type Parsed =
	| { ok: true; code: ReceiptCode }
	/** `length`: not 18 symbols; `symbol`: one that no code has; `check`: 18 good ones, one of them wrong. */
	| { ok: false; why: 'length' | 'symbol' | 'check' };

/** More is no code with a few words around it. UTF-16 code units, so that what comes costs nothing however much it is. */
const LONGEST_TYPED = 300;
const SYMBOLS_IN_CODE = 18;

/**
 * Reads a code as people bring it: case, and whatever is no letter or digit, does not matter (spaces, dashes, brackets,
 * marks that nobody sees), nor what stands before or after it; O is 0, I and L are 1, and every script's digits count.
 */
export function parseCode(typed: string): Parsed {
	if (typed.length > LONGEST_TYPED) return { ok: false, why: 'length' };
	const found = candidates(plainParts(typed)).map(judged);
	return found.findLast(({ ok }) => ok) ?? found.at(-1) ?? { ok: false, why: 'length' };
}

/** What stands between separators, in the symbols of codes where it can be. */
const plainParts = (typed: string): string[] =>
	inForm(typed, 'NFKD')
		.replace(/[\p{M}\p{Cf}\p{DI}]/gu, '')
		.replace(/(?![0-9])\p{Nd}/gu, latinDigit)
		.toUpperCase()
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1')
		.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Unicode keeps the ten digits of a script together, the nought first; sets without a gap between them begin with one. */
function latinDigit(digit: string): string {
	const point = digit.codePointAt(0);
	if (point === undefined) return digit;
	let nought = point;
	while (/\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought--;
	return String((point - nought) % 10);
}

/**
 * As many symbols as a code has, before each end of a part: from where another begins, or, when it is a code, out of the
 * middle of one, where a label clings to it. A slip leaves one symbol too many and no more: that must not pass for a label.
 * What is most likely meant comes last: even groups, as codes are shown, of whole parts, and after a label rather than before
 * a word. In one of a thousand any 18 symbols would do.
 */
function candidates(parts: readonly string[]): string[] {
	const all = parts.join('');
	let length = 0;
	const bounds = new Set([0, ...parts.map((part) => (length += part.length))]);
	const found = [...bounds].flatMap((end) => {
		const from = end - SYMBOLS_IN_CODE;
		const isWhole = bounds.has(from);
		if (from < 0 || (!isWhole && bounds.has(from - 1))) return [];
		const plain = all.slice(from, end);
		if (!isWhole && !judged(plain).ok) return [];
		const groups = [from, ...[...bounds].filter((at) => at > from && at <= end)];
		return [{ plain, likely: (areEven(groups) ? 2 : 0) + (isWhole ? 1 : 0) }];
	});
	return found.sort((one, other) => one.likely - other.likely).map(({ plain }) => plain);
}

/** All groups between these bounds are as long as the first; the last may be shorter. */
function areEven(bounds: readonly number[]): boolean {
	let from = bounds[0] ?? 0;
	const sizes = bounds.slice(1).map((to) => {
		const size = to - from;
		from = to;
		return size;
	});
	const [size = 0] = sizes;
	return sizes.every((one, n) => one === size || (n === sizes.length - 1 && one < size));
}

function judged(plain: string): Parsed {
	if (plain.length !== SYMBOLS_IN_CODE) return { ok: false, why: 'length' };
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
