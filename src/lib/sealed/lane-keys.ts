import { seal, type Recipient, type Sealed } from './age.ts';
import { text, utf8 } from './bytes.ts';
import { newIdentity, recipientOf, type Identity } from './identity.ts';
import { makeCard, type LaneCard } from './lane-card.ts';
import { open } from './open.ts';
import { newSigningKey, type SigningKey } from './signature.ts';

/** The secret of one epoch of a lane: opens its tips and signs its replies. Made and held in browsers only. */
export type LaneKeys = {
	readonly lane: string;
	readonly epoch: number;
	readonly identity: Identity;
	readonly signingKey: SigningKey;
};

/**
 * Makes the next epoch of a lane with its card.
 * @param before keys of the epoch before; none for a lane's first epoch.
 */
export async function newEpoch(
	lane: string,
	before?: LaneKeys
): Promise<{ keys: LaneKeys; card: LaneCard }> {
	const epoch = (before?.epoch ?? 0) + 1;
	const keys = { lane, epoch, identity: await newIdentity(), signingKey: newSigningKey() };
	const recipient = await recipientOf(keys.identity);
	const card = makeCard({ ...keys, recipient }, before?.signingKey ?? keys.signingKey);
	return { keys, card };
}

/** Seals an epoch's secret for one holder: a member, or the recovery identity. */
export const sealLaneKeys = (keys: LaneKeys, holder: Recipient): Promise<Sealed> =>
	seal(utf8(JSON.stringify({ v: 1, ...keys })), [holder]);

/** @throws CannotOpen when the identity is not the holder's. */
export async function openLaneKeys(sealed: Uint8Array, identity: Identity): Promise<LaneKeys> {
	const {
		lane,
		epoch,
		identity: opened,
		signingKey
	} = JSON.parse(text(await open(sealed, identity))) as LaneKeys;
	return { lane, epoch, identity: opened, signingKey };
}
