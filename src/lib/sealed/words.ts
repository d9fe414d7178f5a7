import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { canonical, utf8 } from './bytes.ts';
import type { OfficerCard } from './keyring.ts';

/** Words of BIP-39's English list: 2,048, so 11 bits each, no two alike in their first four letters. */
const BITS = 11;
/** 77 bits: with scrypt in front of them out of anybody's reach. */
const PASSPHRASE_WORDS = 7;
/** 66 bits: nobody can make a key that reads like another's. */
const KEY_WORDS = 6;
/** 132 bits: nobody finds two lane cards that read alike, to show one to each of two people. */
const PRINT_WORDS = 12;

/** The first `count` words that these bytes spell. @throws RangeError when there are too few bytes. */
export function wordsOf(bytes: Uint8Array, count: number): string {
	if (bytes.length * 8 < count * BITS) throw new RangeError('too few bytes for so many words');
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return Array.from({ length: count }, (_, at) => {
		const index = Number.parseInt(bits.slice(at * BITS, (at + 1) * BITS), 2);
		return wordlist[index];
	}).join(' ');
}

/** A passphrase that nobody thought up. */
export const newPassphrase = (): string =>
	wordsOf(crypto.getRandomValues(new Uint8Array(10)), PASSPHRASE_WORDS);

/** Whether two passphrases are the same words, however they are spaced and capitalised. */
export const isSameWords = (a: string, b: string): boolean => inOneForm(a) === inOneForm(b);

const inOneForm = (words: string): string => words.trim().toLowerCase().split(/\s+/).join(' ');

/** Somebody's public keys as words that two people compare, aloud or side by side; the recovery key signs nothing. */
export const keyWords = ({ recipient, verifyKey }: ComparedKeys): string =>
	wordsOf(sha256(utf8(canonical({ recipient, verifyKey }))), KEY_WORDS);

type ComparedKeys = Pick<OfficerCard, 'recipient'> & {
	readonly verifyKey?: OfficerCard['verifyKey'] | undefined;
};

/** A lane's pin, 43 characters of base64url, as words. */
export const pinWords = (pin: string): string => wordsOf(base64urlnopad.decode(pin), KEY_WORDS);

/** The print of a lane's card, 43 characters of base64url, as words. */
export const printWords = (print: string): string =>
	wordsOf(base64urlnopad.decode(print), PRINT_WORDS);
