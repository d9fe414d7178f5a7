import { base64 } from '@scure/base';
import { recipientOf, type Identity } from '#lib/sealed/identity.ts';
import { dayOf, signAsCustodian, type LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { believedRecoveries, chainOf, custodiansOn, type LaneCard } from '#lib/sealed/lane-card.ts';
import { fits, sealLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import {
	signRequest,
	type RecoveryRequest,
	type RequestSignature
} from '#lib/sealed/recovery-request.ts';
import type { CardChange, Member } from '#lib/sealed/roster.ts';
import { identitiesIn, openWithTwo } from '#lib/sealed/sheets.ts';
import { cards } from './cards.ts';
import { custodianOf, typedKey } from './custody.ts';
import { NothingToRecover, UnknownRecovery, WrongSheets } from './faults.ts';
import { typedIdentity } from './lanes.ts';
import { firstThat, officerOf, rosterOf, type Recovering, type State } from './state.ts';
import { tips } from './tips.ts';
import type { Proof } from './touch.ts';
import type {
	Base64,
	Compared,
	EpochAt,
	SealedAt,
	SealedForHolder,
	SealedForTwo,
	WantedCard
} from './wire.ts';

/** What stands on a custodian's sheet, as it was typed or scanned. */
export type TypedSheet = { readonly opens: string; readonly signs: string };
export type TwoSheets = readonly [TypedSheet, TypedSheet];

/** An epoch's secret, sealed for whoever is to read what came before, too. */
export type OlderCopy = {
	readonly holder: string;
	readonly epoch: number;
	readonly sealed: Base64;
};

/**
 * A lane that nobody can open any more, and two custodians at an officer's desk. What their sheets open of it is held for this
 * one act, beside the officer's own lanes and for none of the verbs that read them.
 */
export const recovering = (state: State) => ({
	/**
	 * Asks the desk, in two custodians' names, for what opens a lane with their sheets.
	 * @throws NotCustodian, WrongSheets
	 */
	async requestRecovery(given: {
		lane: string;
		/** Print of the lane's newest card. */
		after: string;
		recovery: LaneCard;
		sheets: TwoSheets;
	}): Promise<{ request: RecoveryRequest; signatures: RequestSignature[] }> {
		const { lane, after, recovery } = given;
		const { id: officer } = officerOf(state);
		const keys = await signingKeysOf(given.sheets, recovery);
		const print = printOfCard(recovery);
		const on = dayOf(new Date());
		const request = { v: 2, lane, after, recovery: print, officer, on } as const;
		return { request, signatures: keys.map((key) => signRequest(request, key)) };
	},

	/**
	 * Opens a lane's secrets with two sheets. The recovery identity is let go before this comes back.
	 * @param given.recoveries the recovery lane's cards: those of before signed older cards of this lane.
	 * @returns who read the lane, and of which epochs no copy opens.
	 * @throws NotCustodian, WrongSheets, NothingToRecover
	 */
	async openRecovery(given: {
		lane: string;
		cards: readonly LaneCard[];
		roster: Base64 | null;
		identity: readonly SealedForTwo[];
		copies: readonly { readonly epoch: number; readonly sealed: Base64 }[];
		recoveries: readonly LaneCard[];
		sheets: TwoSheets;
	}): Promise<{ readers: readonly Member[]; missing: EpochAt[] }> {
		state.recovering = undefined;
		const recovery = given.recoveries.at(-1);
		if (!recovery) throw new NothingToRecover('no recovery key');
		const signs = await signingKeysOf(given.sheets, recovery);
		const opened = await openLane(given, await identitiesOf(given, recovery));
		state.recovering = { ...opened, signs, recovery: printOfCard(recovery) };
		const { epochs, roster, chain, lane } = opened;
		const missing = chain
			.filter(({ epoch }) => !epochs.some((keys) => keys.epoch === epoch))
			.map(({ epoch }) => ({ lane, epoch }));
		return { readers: roster?.members ?? [], missing };
	},

	/** What its next card would change, and whose keys were not its members' before. @throws NothingToRecover */
	async recoveryChanges(wanted: WantedCard): Promise<CardChange & { readonly unknown: string[] }> {
		const change = await cards(heldBy(state)).changes(wanted);
		if (!change) throw new NothingToRecover(wanted.lane);
		return change;
	},

	/** As checkReplies and countInvolved, of the lane that is recovered. @throws NothingToRecover */
	async checkRecovered(replies: readonly SealedAt[]): Promise<string[]> {
		return cards(heldBy(state)).checkReplies(replies);
	},
	async countRecovered(given: {
		tips: readonly Omit<SealedAt, 'tip'>[];
		agency: string;
	}): Promise<number> {
		return tips(heldBy(state)).countInvolved(given);
	},

	/**
	 * Makes the lane's next key for these people, its card signed by the officer and both custodians, and lets go of everything that
	 * the sheets opened.
	 * @param wanted.withOlder whether they get what came before, too.
	 * @throws as propose, NothingToRecover, and UnknownRecovery for another recovery key than that of the sheets
	 */
	async sealRecovered(
		wanted: WantedCard & {
			readonly withOlder: boolean;
			readonly compared: readonly Compared[];
			readonly proof?: Proof | undefined;
		}
	): Promise<{
		card: LaneCardV2;
		roster: Base64;
		sealedFor: SealedForHolder[];
		older: OlderCopy[];
	}> {
		const { withOlder, ...rest } = wanted;
		const held = heldBy(state);
		const { epochs, signs } = held.recovering;
		try {
			const { recipient, card: shown } = wanted.recovery;
			if (printOfCard(shown) !== held.recovering.recovery)
				throw new UnknownRecovery('not the one that two sheets are of');
			// Two sheets showed it to be the recovery key; and so there is always something that wants a touch.
			const own = { holder: 'recovery', recipient, card: printOfCard(shown) };
			const made = await cards(held).propose({ ...rest, compared: [...rest.compared, own] });
			const card = signs.reduce(signAsCustodian, made.card);
			const older = withOlder ? await sealOlder(epochs, wanted.members) : [];
			state.recovering = undefined;
			return { ...made, card, older };
		} finally {
			// Spent there, of the same question.
			state.asked = held.asked;
		}
	},

	async forgetRecovery(): Promise<void> {
		state.recovering = undefined;
	}
});

/** A state in which the lane that is recovered is held, and no other. @throws NothingToRecover */
function heldBy(state: State): State & { recovering: Recovering } {
	const { recovering } = state;
	if (!recovering) throw new NothingToRecover('no lane is being recovered');
	const { lane, epochs, chain, roster, custodians } = recovering;
	return {
		...state,
		recovering,
		lanes: new Map([[lane, epochs]]),
		chains: new Map([[lane, chain]]),
		rosters: new Map(roster ? [[lane, roster]] : []),
		custodians: new Map([[lane, custodians]]),
		doubts: new Map()
	};
}

/** What signs on two sheets, once what opens on each is of the same custodian. @throws NotCustodian, WrongSheets */
export async function signingKeysOf(sheets: TwoSheets, recovery: LaneCard) {
	const keys = sheets.map(({ signs }) => typedKey(signs));
	const custodians = keys.map((key) => custodianOf(recovery, key));
	const opens = await Promise.all(
		sheets.map((sheet) => recipientOf(typedIdentity(sheet.opens)).catch(() => undefined))
	);
	const isOne = custodians[0]?.verifyKey === custodians[1]?.verifyKey;
	if (isOne || custodians.some(({ recipient }, at) => recipient !== opens[at]))
		throw new WrongSheets('not two whole sheets');
	return keys;
}

/**
 * The recovery identity, held against its card, and those that were it before, as far as whoever made it carried them along.
 * @throws WrongSheets when the files are of another recovery key than the card's.
 */
export async function identitiesOf(
	{ identity, sheets }: { identity: readonly SealedForTwo[]; sheets: TwoSheets },
	recovery: LaneCard
): Promise<readonly Identity[]> {
	const files = identity.map(({ sealed }) => base64.decode(sealed));
	const [one, other] = sheets;
	const two = [typedIdentity(one.opens), typedIdentity(other.opens)] as const;
	const found = identitiesIn(await openWithTwo(files, two).catch(() => ''));
	const recipient = found[0] && (await recipientOf(found[0]).catch(() => undefined));
	if (recipient !== recovery.recipient) throw new WrongSheets('they open another key, or none');
	return found;
}

/** @throws NothingToRecover when not even the newest secret opens. */
async function openLane(
	{
		lane,
		cards,
		copies,
		roster: sealed,
		recoveries
	}: {
		lane: string;
		cards: readonly LaneCard[];
		roster: Base64 | null;
		copies: readonly { readonly epoch: number; readonly sealed: Base64 }[];
		recoveries: readonly LaneCard[];
	},
	identities: readonly Identity[]
): Promise<Omit<Recovering, 'signs' | 'recovery'>> {
	// The newest is that of the two sheets.
	const custodians = custodiansOn(
		believedRecoveries(recoveries, (card) => card === recoveries.at(-1))
	);
	const chain = chainOf(cards, custodians).filter((card) => card.lane === lane);
	const held = await Promise.all(
		chain.map((card) =>
			firstThat(
				(keys) => fits(keys, card),
				copies.filter(({ epoch }) => epoch === card.epoch),
				identities
			)
		)
	);
	const epochs = held.filter((keys) => keys !== undefined);
	const newest = chain.at(-1);
	if (!newest || chain.length < cards.length || epochs.at(-1)?.epoch !== newest.epoch)
		throw new NothingToRecover(lane);
	const roster = sealed ? await rosterOf(newest, epochs.at(-1), base64.decode(sealed)) : undefined;
	return { lane, chain, epochs, roster, custodians };
}

const sealOlder = (epochs: readonly LaneKeys[], members: readonly Member[]): Promise<OlderCopy[]> =>
	Promise.all(
		members.flatMap(({ officer: holder, recipient }) =>
			epochs.map(async (keys) => {
				const sealed = base64.encode(await sealLaneKeys(keys, recipient));
				return { holder, epoch: keys.epoch, sealed };
			})
		)
	);
