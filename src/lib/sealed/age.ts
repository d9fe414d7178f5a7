import { Encrypter, type Recipient as Wrapping } from 'age-encryption';

declare const sealedMark: unique symbol;
/** A binary age v1 file (age-encryption.org/v1). */
export type Sealed = Uint8Array & { readonly [sealedMark]: true };

declare const recipientMark: unique symbol;
/** An age post-quantum hybrid recipient, `age1pq1…` (ML-KEM-768 + X25519). */
export type Recipient = string & { readonly [recipientMark]: true };

/** Checks only the kind: X25519 recipients are refused, since what they seal could be kept and opened later. */
export const isRecipient = (value: string): value is Recipient =>
	/^age1pq1[0-9a-z]{1900,2000}$/.test(value);

/** @throws TypeError */
export function asRecipient(value: string): Recipient {
	if (!isRecipient(value)) throw new TypeError('not a post-quantum age recipient');
	return value;
}

/** What seals to a recipient: the recipient by itself, or a quicker way to the same bytes that a server may have. */
export type SealsTo = Recipient | Wrapping;

/**
 * Seals bytes to one or more recipients as a binary age file.
 * @throws TypeError when there is no recipient.
 */
export async function seal(plain: Uint8Array, recipients: readonly SealsTo[]): Promise<Sealed> {
	if (recipients.length === 0) throw new TypeError('nothing may be sealed to nobody');
	const encrypter = new Encrypter();
	for (const recipient of recipients) encrypter.addRecipient(recipient);
	return (await encrypter.encrypt(plain)) as Sealed;
}

/** Seals what comes in pieces, as one binary age file in pieces. */
export async function sealStream(
	plain: ReadableStream<Uint8Array>,
	recipient: Recipient
): Promise<ReadableStream<Uint8Array>> {
	const encrypter = new Encrypter();
	encrypter.addRecipient(recipient);
	return encrypter.encrypt(plain);
}
