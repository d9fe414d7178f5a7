import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { isSame } from './tree.ts';

/** A signed note: https://c2sp.org/signed-note. */
export type Note = {
	/** What is signed, with its last newline. */
	readonly text: string;
	readonly signatures: readonly NoteSignature[];
};
type NoteSignature = {
	/** The line as it stands in the note, without its newline. */
	readonly line: string;
	readonly name: string;
	readonly keyId: Uint8Array;
	readonly signature: Uint8Array;
};
/** Ed25519 over the text itself, and a witness's cosignature: https://c2sp.org/tlog-cosignature. */
export type SignatureType = typeof SIGNED | typeof COSIGNED;
export const SIGNED = 0x01;
export const COSIGNED = 0x04;

/** A name, and the Ed25519 public key of whoever signs under it. */
export type Signer = { readonly name: string; readonly key: Uint8Array };

/** What stands at most in a note of ours; the specification wants 16 signatures to be taken. */
const MOST_CHARACTERS = 16_384;
const LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** @returns undefined when it is no note. */
export function readNote(note: string): Note | undefined {
	const end = note.lastIndexOf('\n\n');
	if (end < 0 || note.length > MOST_CHARACTERS || /[^\P{Cc}\n]/u.test(note)) return undefined;
	const lines = note.slice(end + 2).split('\n');
	if (lines.pop() !== '' || lines.length === 0) return undefined;
	const signatures = lines.map(readLine);
	if (signatures.some((signature) => !signature)) return undefined;
	return { text: note.slice(0, end + 1), signatures: signatures.flatMap((one) => one ?? []) };
}

function readLine(line: string): NoteSignature | undefined {
	const [, name, encoded] = LINE.exec(line) ?? [];
	if (name === undefined || encoded === undefined) return undefined;
	try {
		const bytes = base64.decode(encoded);
		return { line, name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
	} catch {
		return undefined; // not base64
	}
}

/** What a signer wrote under a note, which is not verified yet. */
export const signaturesBy = ({ signatures }: Note, type: SignatureType, signer: Signer) =>
	signatures.filter(
		({ name, keyId }) => name === signer.name && isSame(keyId, keyIdOf(type, signer))
	);

/** A signature's line, with its newline. */
export const lineOf = (type: SignatureType, signer: Signer, signature: Uint8Array): string =>
	`— ${signer.name} ${base64.encode(concatBytes(keyIdOf(type, signer), signature))}\n`;

/** A verifier key, as other implementations of signed notes are told of one. */
export const verifierOf = (type: SignatureType, signer: Signer): string =>
	`${signer.name}+${bytesToHex(keyIdOf(type, signer))}+${base64.encode(typed(type, signer))}`;

/** Strict: without points of small order, under which one constant signature fits everything. */
export function isSignedBy(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
	try {
		return (
			!ed25519.Point.fromBytes(key).isSmallOrder() &&
			ed25519.verify(signature, message, key, { zip215: false })
		);
	} catch {
		return false; // not a point on the curve
	}
}

const keyIdOf = (type: SignatureType, signer: Signer): Uint8Array =>
	sha256(concatBytes(new TextEncoder().encode(`${signer.name}\n`), typed(type, signer))).subarray(
		0,
		4
	);

const typed = (type: SignatureType, { key }: Signer): Uint8Array =>
	concatBytes(Uint8Array.of(type), key);
