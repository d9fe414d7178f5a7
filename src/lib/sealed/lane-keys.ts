import { seal, type Recipient, type Sealed } from './age.ts';
import { text, utf8 } from './bytes.ts';
import { recipientOf, type Identity } from './identity.ts';
import { signerOf, type LaneCard } from './lane-card.ts';
import { open } from './open.ts';
import { printOf } from './print.ts';
import { verifyKeyOf, type SigningKey } from './signature.ts';

/** Who holds an epoch's secret, and a print of the key that it was sealed for: see printOf. */
export type Holders = Readonly<Record<string, string>>;

/** The secret of one epoch of a lane: opens its tips and signs its replies. Made and held in browsers only. */
export type LaneKeys = {
	readonly lane: string;
	readonly epoch: number;
	readonly identity: Identity;
	readonly signingKey: SigningKey;
	/**
	 * Inside the secret, where only a holder could have written it: the next epoch goes to these keys again, and
	 * a key that a changed database row names is not among them.
	 */
	readonly holders: Holders;
};

/** Each holder with the print of their key. */
export const printsOf = (
	holders: readonly { readonly holder: string; readonly recipient: Recipient }[]
): Holders =>
	Object.fromEntries(holders.map(({ holder, recipient }) => [holder, printOf(recipient)]));

/** Seals an epoch's secret for one holder: a member, or the recovery identity. */
export const sealLaneKeys = (keys: LaneKeys, holder: Recipient): Promise<Sealed> =>
	seal(utf8(JSON.stringify({ v: 1, ...keys })), [holder]);

/** Whether these are the very secrets of a card: whoever knows a public key can seal anything to it. */
export const fits = async (keys: LaneKeys, card: LaneCard): Promise<boolean> =>
	keys.lane === card.lane &&
	keys.epoch === card.epoch &&
	(await recipientOf(keys.identity)) === card.recipient &&
	verifyKeyOf(keys.signingKey) === signerOf(card);

/** @throws CannotOpen when the identity is not the holder's. */
export async function openLaneKeys(sealed: Uint8Array, identity: Identity): Promise<LaneKeys> {
	const {
		lane,
		epoch,
		identity: opened,
		signingKey,
		holders
	} = JSON.parse(text(await open(sealed, identity))) as LaneKeys;
	return { lane, epoch, identity: opened, signingKey, holders };
}
