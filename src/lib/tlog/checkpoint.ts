import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { base64, base64urlnopad } from '@scure/base';
import {
	COSIGNED,
	isSignedBy,
	lineOf,
	readNote,
	SIGNED,
	signaturesBy,
	verifierOf,
	type Note,
	type Signer
} from './note.ts';
import type { Hash } from './tree.ts';

/** What a log says of itself: https://c2sp.org/tlog-checkpoint. */
export type Checkpoint = {
	/** Which log: its name, in which its key stands. */
	readonly origin: string;
	/** How many leaves it has. */
	readonly size: number;
	readonly root: Hash;
};
/** A checkpoint that its log has signed. */
export type Signed = Checkpoint & { readonly note: Note };

/** Who signs, and who cosigns. Their names hold their keys, so that nobody has to be told of those. */
const RECORD = 'plainsight/record/';
/** Named apart: nobody shall take the public face, which the same people run, for a witness of another body. */
const COSIGNERS = { face: 'plainsight/face/', witness: 'plainsight/witness/' };
/** Whoever cosigns, and 32 random bytes of which their key is made. */
export type Cosigner = { readonly is: keyof typeof COSIGNERS; readonly seed: Uint8Array };
/** A time in seconds, big-endian. */
const TIME_BYTES = 8;

/** @param seed 32 random bytes, of which the log's key is made. */
export const originOf = (seed: Uint8Array): string => named(RECORD, seed);
export const cosignerName = ({ is, seed }: Cosigner): string => named(COSIGNERS[is], seed);
const named = (kind: string, seed: Uint8Array): string =>
	kind + base64urlnopad.encode(ed25519.getPublicKey(seed));

/** A new checkpoint, as a signed note. */
export function signedCheckpoint(size: number, root: Hash, seed: Uint8Array): string {
	const origin = originOf(seed);
	const text = `${origin}\n${size}\n${base64.encode(root)}\n`;
	const signature = ed25519.sign(utf8(text), seed);
	return `${text}\n${lineOf(SIGNED, { name: origin, key: ed25519.getPublicKey(seed) }, signature)}`;
}

/** @returns undefined unless it is a checkpoint, signed by the key in its origin. */
export function readCheckpoint(written: string): Signed | undefined {
	const note = readNote(written);
	const [, origin, size, root] = TEXT.exec(note?.text ?? '') ?? [];
	const log = origin === undefined ? undefined : signerNamed(RECORD, origin);
	if (!note || !log || size === undefined || root === undefined) return undefined;
	const [signed, ...more] = signaturesBy(note, SIGNED, log);
	// Readers of other make refuse a note with a signature of a key that they know and that does not stand.
	if (!signed || more.length > 0) return undefined;
	if (!isSignedBy(log.key, utf8(note.text), signed.signature)) return undefined;
	return { origin: log.name, size: Number(size), root: base64.decode(root), note };
}

const TEXT = /^(\S+)\n(0|[1-9]\d{0,9})\n([A-Za-z0-9+/]{43}=)\n$/;

/** The checkpoint with nothing but what its log said: the same for everybody. */
export function withoutCosignatures({ note, origin }: Signed): string {
	const log = signerNamed(RECORD, origin);
	const lines = log ? signaturesBy(note, SIGNED, log).map(({ line }) => `${line}\n`) : [];
	return `${note.text}\n${lines.join('')}`;
}

/**
 * The line under which a witness says that, at this time, this was the largest tree that it had seen, and that all it had
 * seen before was in it: https://c2sp.org/tlog-cosignature.
 */
export function cosignature({ note }: Signed, by: Cosigner, at: Date): string {
	const time = Math.floor(at.getTime() / 1000);
	const bytes = new Uint8Array(TIME_BYTES);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
	const signature = ed25519.sign(cosigned(note, BigInt(time)), by.seed);
	const signer = { name: cosignerName(by), key: ed25519.getPublicKey(by.seed) };
	return lineOf(COSIGNED, signer, concatBytes(bytes, signature));
}

/** Whether this is the name of a witness of another body. */
export const isWitness = (name: string): boolean =>
	signerNamed(COSIGNERS.witness, name) !== undefined;

/** When somebody cosigned it; undefined when they did not. @param name of a face or a witness. */
export function cosignedAt({ note }: Signed, name: string): Date | undefined {
	const signer = signerNamed(COSIGNERS.witness, name) ?? signerNamed(COSIGNERS.face, name);
	if (!signer) return undefined;
	for (const { signature } of signaturesBy(note, COSIGNED, signer)) {
		if (signature.length !== TIME_BYTES + 64) continue;
		const bytes = signature.slice(0, TIME_BYTES);
		const time = new DataView(bytes.buffer).getBigUint64(0);
		if (isSignedBy(signer.key, cosigned(note, time), signature.subarray(TIME_BYTES)))
			return new Date(Number(time) * 1000);
	}
	return undefined;
}

/** How other implementations are told of the log's key. @returns undefined when it is no log of ours. */
export function verifierOfLog(origin: string): string | undefined {
	const log = signerNamed(RECORD, origin);
	return log && verifierOf(SIGNED, log);
}

const cosigned = ({ text }: Note, time: bigint): Uint8Array =>
	utf8(`cosignature/v1\ntime ${time}\n${text}`);

function signerNamed(kind: string, name: string): Signer | undefined {
	if (!name.startsWith(kind)) return undefined;
	try {
		const key = base64urlnopad.decode(name.slice(kind.length));
		return key.length === 32 ? { name, key } : undefined;
	} catch {
		return undefined; // not base64url
	}
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
