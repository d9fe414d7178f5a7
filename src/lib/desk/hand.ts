import { base64 } from '@scure/base';
import type { Recipient } from '#lib/sealed/age.ts';
import { readEnvelope, type Kind, type Place } from '#lib/sealed/envelope.ts';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import {
	cardOf,
	fromPassphrase,
	newOfficerKeys,
	openerFromPasskey,
	openerFromRecoveryCode,
	openKeys,
	SCRYPT,
	sealKeys,
	type OfficerCard,
	type OfficerKeys,
	type Opener
} from '#lib/sealed/keyring.ts';
import { makeCard, type LaneCard } from '#lib/sealed/lane-card.ts';
import {
	newEpoch,
	openLaneKeys,
	printsOf,
	sealLaneKeys,
	type LaneKeys
} from '#lib/sealed/lane-keys.ts';
import { openPart } from '#lib/sealed/open-part.ts';
import { open } from '#lib/sealed/open.ts';
import type { Sum } from '#lib/sealed/part.ts';
import { printOf } from '#lib/sealed/print.ts';
import { parseCode } from '#lib/sealed/receipt-code.ts';
import { sealReply, type Reply } from '#lib/sealed/reply.ts';
import { newSigningKey, type VerifyKey } from '#lib/sealed/signature.ts';
import type { AdditionBody, TipBody } from '#lib/sealed/tip.ts';
import { writeVoucher } from '#lib/sealed/voucher.ts';
import { readWritten, sealWritten, type Written } from '#lib/sealed/written.ts';

/** Bytes as they cross between the page, its worker and the server. */
export type Base64 = string;

/** A way to the officer's keys, as the server keeps it. */
export type KeyringEntry = {
	readonly kind: 'passkey' | 'passphrase' | 'recovery';
	readonly sealed: Base64;
};
/** An epoch of a lane, sealed for the officer. */
export type SealedEpoch = {
	readonly lane: string;
	readonly epoch: number;
	readonly sealed: Base64;
};
/** Whom a lane's secret is to be sealed for: an officer's id, or `recovery`. */
export type Holder = { readonly holder: string; readonly recipient: Recipient };
/** A lane's secret, sealed for one holder. */
export type SealedForHolder = { readonly holder: string; readonly sealed: Base64 };
type SealedAt = Omit<Place, 'kind'> & { readonly sealed: Base64 };

/** Nothing of the keyring opens with what was given: a wrong passphrase, passkey or recovery code. */
export class WrongKey extends Error {
	override name = 'WrongKey';
}
/** There are no keys in hand. */
export class Locked extends Error {
	override name = 'Locked';
}
/** A lane's next secret would go to a key that no holder of this one has compared. */
export class UnknownHolder extends Error {
	override name = 'UnknownHolder';
}
/** A reply would go to another key than the one that came inside the tip. */
export class OtherTipster extends Error {
	override name = 'OtherTipster';
}
/** The officer does not hold this lane, or not this epoch of it. */
export class NotYourLane extends Error {
	override name = 'NotYourLane';
}

/**
 * The officer's keys, and everything that is done with them. It lives in the vault's worker: keys go in and
 * never come out; what comes out is sealed, public, or the opened words that the page shows. Ended with the
 * worker.
 * @param cost of passphrases; the real one unless a test says otherwise.
 */
export function newHand(cost: { N: number; r: number; p: number } = SCRYPT) {
	let opener: Opener | undefined;
	let officer: { id: string; keys: OfficerKeys } | undefined;
	const lanes = new Map<string, LaneKeys[]>();

	const me = () => officer ?? fail(new Locked('no keys in hand'));
	/** Whether a key is named in the officer's own name that is not the one in hand. */
	const isMisnamed = async (holders: readonly Holder[]): Promise<boolean> => {
		const { id, keys } = me();
		const mine = await recipientOf(keys.identity);
		return holders.some(({ holder, recipient }) => holder === id && recipient !== mine);
	};
	const epochsOf = (lane: string) => lanes.get(lane) ?? fail(new NotYourLane(lane));
	const signer = () => ({ id: me().id, signingKey: me().keys.signingKey });
	const keysOf = (lane: string, epoch: number) =>
		epochsOf(lane).find((keys) => keys.epoch === epoch) ??
		fail(new NotYourLane(`${lane}/${epoch}`));
	const newestOf = (lane: string, least: number) => {
		const newest = epochsOf(lane).at(-1)!;
		return newest.epoch < least ? fail(new NotYourLane(`${lane}/${least}`)) : newest;
	};
	const unknown = (
		lane: string,
		holders: readonly Holder[],
		compared: readonly Holder[] = []
	): string[] => {
		const known = { ...epochsOf(lane).at(-1)!.holders, ...printsOf(compared) };
		return holders
			.filter(({ holder, recipient }) => known[holder] !== printOf(recipient))
			.map(({ holder }) => holder);
	};
	const opened = ({ lane, epoch, sealed }: Pick<SealedAt, 'lane' | 'epoch' | 'sealed'>) =>
		open(base64.decode(sealed), keysOf(lane, epoch).identity);
	const sealedFor = (keys: LaneKeys, holders: readonly Holder[]): Promise<SealedForHolder[]> =>
		Promise.all(
			holders.map(async ({ holder, recipient }) => ({
				holder,
				sealed: base64.encode(await sealLaneKeys(keys, recipient))
			}))
		);

	return {
		/**
		 * Derives both halves of a passphrase and keeps the one that opens.
		 * @returns the other, which signs in.
		 */
		async derive(given: { passphrase: string; salt: Base64 }): Promise<Base64> {
			const halves = await fromPassphrase(given.passphrase, base64.decode(given.salt), cost);
			opener = halves.opener;
			return base64.encode(halves.signInHalf);
		},

		/** @param prf 32 bytes, the passkey's PRF result. */
		async usePasskey(prf: Uint8Array): Promise<void> {
			opener = openerFromPasskey(prf);
		},

		/** @returns false when it is not a recovery code at all: mistyped. */
		async useRecoveryCode(typed: string): Promise<boolean> {
			const parsed = parseCode(typed);
			if (parsed.ok) opener = openerFromRecoveryCode(parsed.code);
			return parsed.ok;
		},

		/** Opens the keyring with what was derived or used before, and the officer's lanes with the keyring. */
		async unlock(given: {
			officerId: string;
			keyring: readonly KeyringEntry[];
			laneKeys: readonly SealedEpoch[];
		}): Promise<void> {
			const keys = await firstThatOpens(given.keyring, opener);
			opener = undefined;
			officer = { id: given.officerId, keys };
			await this.openLanes(given.laneKeys);
		},

		/** Takes the officer's lanes in hand as they are now; what was in hand before is let go. */
		async openLanes(laneKeys: readonly SealedEpoch[]): Promise<void> {
			const { identity } = me().keys;
			const opened = await Promise.all(
				laneKeys.map(({ sealed }) => openLaneKeys(base64.decode(sealed), identity))
			);
			lanes.clear();
			for (const keys of opened.sort((a, b) => a.epoch - b.epoch)) {
				lanes.set(keys.lane, [...(lanes.get(keys.lane) ?? []), keys]);
			}
		},

		/** Makes an officer's keys and seals them for each way in. They are in hand once they are unlocked. */
		async enrol(given: {
			recoveryCode: string;
			passphrase?: { words: string; salt: Base64 };
			prf?: Uint8Array;
		}): Promise<{
			card: OfficerCard;
			recovery: Base64;
			passphrase?: { signInHalf: Base64; entry: Base64 };
			passkey?: { entry: Base64 };
		}> {
			const keys = await newOfficerKeys();
			const code = parseCode(given.recoveryCode);
			if (!code.ok) throw new WrongKey('not a recovery code');
			const entry = async (by: Opener) => base64.encode(await sealKeys(keys, by));
			const { words, salt } = given.passphrase ?? {};
			const halves =
				words && salt ? await fromPassphrase(words, base64.decode(salt), cost) : undefined;
			return {
				card: await cardOf(keys),
				recovery: await entry(openerFromRecoveryCode(code.code)),
				passphrase: halves && {
					signInHalf: base64.encode(halves.signInHalf),
					entry: await entry(halves.opener)
				},
				passkey: given.prf && { entry: await entry(openerFromPasskey(given.prf)) }
			};
		},

		/** The public halves of the keys in hand themselves, whatever the server says that they are. */
		async myCard(): Promise<OfficerCard> {
			return cardOf(me().keys);
		},

		/** Seals the officer's own keys for one more passkey. */
		async addPasskey(prf: Uint8Array): Promise<Base64> {
			return base64.encode(await sealKeys(me().keys, openerFromPasskey(prf)));
		},

		/**
		 * Makes a lane's first epoch. It is in hand once the server has kept it: see openLanes.
		 * @throws UnknownHolder when the server names another key in the officer's own name.
		 */
		async makeLane(given: {
			lane: string;
			holders: readonly Holder[];
		}): Promise<{ card: LaneCard; sealedFor: SealedForHolder[] }> {
			if (await isMisnamed(given.holders)) throw new UnknownHolder(me().id);
			const { keys, card } = await newEpoch(given.lane, undefined, given.holders);
			return { card, sealedFor: await sealedFor(keys, given.holders) };
		},

		/** Of these, whose keys are not those that the lane's newest secret was sealed for. */
		async unknownHolders(given: { lane: string; holders: readonly Holder[] }): Promise<string[]> {
			return unknown(given.lane, given.holders);
		},

		/**
		 * Makes the next epoch of a lane, for the same keys as before.
		 * @param given.compared holders with the very keys whose words people have compared just now: it is made
		 * for these keys or not at all, whatever key the server names by now.
		 * @throws UnknownHolder
		 */
		async makeEpoch(given: {
			lane: string;
			holders: readonly Holder[];
			compared?: readonly Holder[];
		}): Promise<{ card: LaneCard; sealedFor: SealedForHolder[] }> {
			const left = unknown(given.lane, given.holders, given.compared);
			if (left.length > 0) throw new UnknownHolder(left.join());
			const before = epochsOf(given.lane).at(-1);
			const { keys, card } = await newEpoch(given.lane, before, given.holders);
			return { card, sealedFor: await sealedFor(keys, given.holders) };
		},

		/** Seals every epoch of a lane for somebody who joins it. */
		async shareLane(given: {
			lane: string;
			recipient: Recipient;
		}): Promise<{ epoch: number; sealed: Base64 }[]> {
			return Promise.all(
				epochsOf(given.lane).map(async (keys) => ({
					epoch: keys.epoch,
					sealed: base64.encode(await sealLaneKeys(keys, given.recipient))
				}))
			);
		},

		/**
		 * Makes the recovery identity, to be printed and kept by nobody here: this is the one secret that leaves
		 * the worker, once, on its way to paper.
		 */
		async makeRecovery(lane: string): Promise<{ card: LaneCard; identity: string }> {
			const identity = await newIdentity();
			const signingKey = newSigningKey();
			const plain = { lane, epoch: 1, recipient: await recipientOf(identity), signingKey };
			return { card: makeCard(plain, signingKey), identity };
		},

		/** The lane's word that somebody at the desk enters a tip for a caller. */
		async writeVoucher({ lane }: { lane: string }): Promise<string> {
			return writeVoucher(epochsOf(lane).at(-1)!, new Date());
		},

		async openTip(at: Omit<SealedAt, 'tip'>): Promise<TipBody> {
			const { id, lane, epoch } = at;
			const place = { kind: 'tip', id, tip: id, lane, epoch } as const;
			return readEnvelope<TipBody>(await opened(at), place).body;
		},

		/** How many of these tips tick an agency as involved. One that does not open counts: nobody can say. */
		async countInvolved(given: {
			tips: readonly Omit<SealedAt, 'tip'>[];
			agency: string;
		}): Promise<number> {
			let count = 0;
			for (const tip of given.tips) {
				const body = await this.openTip(tip).catch(() => undefined);
				if (!body || body.answers.involved.includes(given.agency)) count += 1;
			}
			return count;
		},

		async openAddition(at: SealedAt): Promise<AdditionBody> {
			const { id, tip, lane, epoch } = at;
			const place = { kind: 'addition', id, tip, lane, epoch } as const;
			return readEnvelope<AdditionBody>(await opened(at), place).body;
		},

		/** Opens a part of a file. @throws WrongPart when it is not the one that its addition tells of. */
		async openPart(given: {
			lane: string;
			epoch: number;
			sealed: Uint8Array;
			expected: Sum;
		}): Promise<Uint8Array> {
			const { lane, epoch, sealed, expected } = given;
			return openPart(sealed, keysOf(lane, epoch).identity, expected);
		},

		async openWritten<Body extends object>(given: {
			kind: Kind;
			at: SealedAt;
			verifyKeys: Readonly<Record<string, VerifyKey>>;
		}): Promise<Written<Body>> {
			const { kind, at, verifyKeys } = given;
			const { id, tip, lane, epoch } = at;
			const place = { kind, id, tip, lane, epoch };
			return readWritten<Body>(await opened(at), place, (by) => verifyKeys[by]);
		},

		/** Opens an entry of a lane's chain, whichever epoch it was sealed to. @returns its bytes. */
		async openAct({ lane, sealed }: { lane: string; sealed: Base64 }): Promise<Base64> {
			const bytes = base64.decode(sealed);
			for (const { identity } of [...epochsOf(lane)].reverse()) {
				const act = await open(bytes, identity).catch(() => undefined); // an older epoch's, perhaps
				if (act) return base64.encode(act);
			}
			throw new WrongKey('no epoch opens it');
		},

		/** Seals what the officer wrote to the lane's key of its place, as it is in hand. */
		async sealWritten({ body, place }: { body: object; place: Place }): Promise<Base64> {
			const lane = await recipientOf(keysOf(place.lane, place.epoch).identity);
			return base64.encode(await sealWritten(body, place, lane, signer()));
		},

		/**
		 * Seals a reply to the tipster and to the lane, with the lane's newest key.
		 * @param given.place.epoch the newest that the desk tells of; keys that are newer in hand go before.
		 * @param given.print of the tipster's recipient, from inside the tip as the officer reads it.
		 * @throws OtherTipster
		 */
		async sealReply(given: {
			reply: Reply;
			place: Omit<Place, 'kind'>;
			tipster: Recipient;
			print: string;
		}): Promise<{ epoch: number; forTipster: Base64; forLane: Base64 }> {
			const { reply, place, tipster, print } = given;
			if (printOf(tipster) !== print) throw new OtherTipster(place.tip);
			const { id, tip, lane, epoch } = place;
			const newest = newestOf(lane, epoch);
			const at = { id, tip, tipster, lane: await recipientOf(newest.identity) };
			const sealed = await sealReply(reply, at, newest, signer());
			return {
				epoch: newest.epoch,
				forTipster: base64.encode(sealed.forTipster),
				forLane: base64.encode(sealed.forLane)
			};
		}
	};
}

/** Everything that the worker does, by name. */
export type Hand = ReturnType<typeof newHand>;

async function firstThatOpens(
	keyring: readonly KeyringEntry[],
	opener: Opener | undefined
): Promise<OfficerKeys> {
	for (const { sealed } of opener ? keyring : []) {
		const keys = await openKeys(base64.decode(sealed), opener!).catch(() => undefined); // another way's
		if (keys) return keys;
	}
	throw new WrongKey('no entry of the keyring opens with it');
}

function fail(error: Error): never {
	throw error;
}
