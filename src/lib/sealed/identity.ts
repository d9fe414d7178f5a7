import { bech32 } from '@scure/base';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { asRecipient, type Recipient } from './age.ts';

declare const identityMark: unique symbol;
/** An age post-quantum hybrid identity, `AGE-SECRET-KEY-PQ-1…`: a secret. */
export type Identity = string & { readonly [identityMark]: true };

/** A fresh identity from the platform's random source. */
export const newIdentity = async (): Promise<Identity> =>
	(await generateHybridIdentity()) as Identity;

/**
 * The identity whose seed is these 32 bytes.
 * Source: C2SP age specification, "The hybrid recipient type": an identity is the Bech32 of a 32-byte seed.
 */
export function identityFromSeed(seed: Uint8Array): Identity {
	if (seed.length !== 32) throw new TypeError('an identity seed has 32 bytes');
	return bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', seed).toUpperCase() as Identity;
}

/** The public half. About 3 ms. @throws Error when the text is not an identity. */
export const recipientOf = async (identity: Identity): Promise<Recipient> =>
	asRecipient(await identityToRecipient(identity));
