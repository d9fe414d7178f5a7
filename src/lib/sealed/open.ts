import { Decrypter } from 'age-encryption';
import type { Sealed } from './age.ts';
import type { Identity } from './identity.ts';

/** The file was not sealed to this identity, or was changed since. */
export class CannotOpen extends Error {
	override name = 'CannotOpen';
}

/**
 * Opens a binary age file. The opening half of the seal: of all the server's files only one may import it
 * (tips/open-replies.ts); tests/architecture.test.ts keeps that.
 * @throws CannotOpen when the identity does not fit or the file was altered.
 */
export async function open(sealed: Uint8Array, identity: Identity): Promise<Uint8Array> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	try {
		return await decrypter.decrypt(sealed as Sealed);
	} catch (cause) {
		throw new CannotOpen('this key does not open it, or it was altered', { cause });
	}
}

/**
 * Opens a binary age file as it comes. What it gives before its end counts for nothing until the end came.
 * @throws CannotOpen when the identity does not fit; what was altered is an error of the stream.
 */
export async function openStream(
	sealed: ReadableStream<Uint8Array>,
	identity: Identity
): Promise<ReadableStream<Uint8Array>> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	try {
		return await decrypter.decrypt(sealed);
	} catch (cause) {
		throw new CannotOpen('this key does not open it, or it was altered', { cause });
	}
}
