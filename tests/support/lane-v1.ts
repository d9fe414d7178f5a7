import type { Recipient } from '../../src/lib/sealed/age.ts';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import type { LaneCardV1 } from '../../src/lib/sealed/lane-card-v1.ts';
import { printsOf, type LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import {
	newSigningKey,
	sign,
	verifyKeyOf,
	type SigningKey
} from '../../src/lib/sealed/signature.ts';

/**
 * Makes the next epoch of a lane with its card, as the first releases did: nothing makes them now.
 * @param before keys of the epoch before; none for a lane's first epoch.
 * @param holders for whom it is going to be sealed.
 */
export async function newEpoch(
	lane: string,
	before?: LaneKeys,
	holders: readonly { readonly holder: string; readonly recipient: Recipient }[] = []
): Promise<{ keys: LaneKeys; card: LaneCardV1 }> {
	const epoch = (before?.epoch ?? 0) + 1;
	const keys = {
		lane,
		epoch,
		identity: await newIdentity(),
		signingKey: newSigningKey(),
		holders: printsOf(holders)
	};
	const recipient = await recipientOf(keys.identity);
	const card = makeCardV1({ ...keys, recipient }, before?.signingKey ?? keys.signingKey);
	return { keys, card };
}

/** Makes a card; `signer` is the signing key of the epoch before, or the card's own for epoch 1. */
export function makeCardV1(
	plain: Pick<LaneCardV1, 'lane' | 'epoch' | 'recipient'> & { signingKey: SigningKey },
	signer: SigningKey
): LaneCardV1 {
	const { lane, epoch, recipient } = plain;
	const body = { v: 1 as const, lane, epoch, recipient, verifyKey: verifyKeyOf(plain.signingKey) };
	return { ...body, signature: sign('lane-card', body, signer) };
}
