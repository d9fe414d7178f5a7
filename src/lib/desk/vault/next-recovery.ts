import { base64 } from '@scure/base';
import type { ActSignature } from '#lib/sealed/act.ts';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import { believedRecoveries, isSameCard, type LaneCard } from '#lib/sealed/lane-card.ts';
import { sealLaneKeys } from '#lib/sealed/lane-keys.ts';
import { isComparedRecovery, withFormer } from '#lib/sealed/notebook.ts';
import { ofPeople, recoveryActs } from '#lib/sealed/people-act.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { isByItsOwn, makeRecoveryCard, type RecoveryCard } from '#lib/sealed/recovery-card.ts';
import { remember } from './cards.ts';
import { goesTo, isSealedTo } from './custodians-known.ts';
import { UnknownRecovery } from './faults.ts';
import { sheetsOf } from './lanes.ts';
import { signs } from './record.ts';
import { identitiesOf, signingKeysOf, type TwoSheets } from './recovering.ts';
import { doubtOf, officerOf, type State } from './state.ts';
import { prove, type Proof } from './touch.ts';
import type { EpochAt, MadeSheets, SealedForHolder, SealedForTwo } from './wire.ts';

/** Another recovery identity in the place of one: made here, compared with its custodians, and sealed to. */
export const nextRecovery = (state: State) => ({
	/**
	 * Makes the recovery identity that is to take the place of the newest, with three new sheets. Where two custodians of that one are
	 * there, they sign its card, and what they open goes along: whatever was sealed to it opens with two of the new sheets, too. It is let
	 * go before this comes back.
	 * @param given.before the recovery lane's newest card.
	 * @param given.handedOver undefined where too few of the former sheets are left.
	 * @throws NotCustodian, WrongSheets
	 */
	async makeNextRecovery(given: {
		before: LaneCard;
		agencies: readonly string[];
		handedOver?: { readonly identity: readonly SealedForTwo[]; readonly sheets: TwoSheets };
	}): Promise<{ card: RecoveryCard } & MadeSheets> {
		const { before, agencies, handedOver } = given;
		const signing = handedOver ? await signingKeysOf(handedOver.sheets, before) : [];
		const former = handedOver ? await identitiesOf(handedOver, before) : [];
		const identity = await newIdentity();
		const made = await sheetsOf(identity, former);
		const custodians = made.custodians.map((card, at) => ({ ...card, agency: agencies[at] ?? '' }));
		const recipient = await recipientOf(identity);
		const body = {
			...({ v: 2, lane: before.lane, kind: 'recovery' } as const),
			epoch: before.epoch + 1,
			recipient,
			custodians,
			before: printOfCard(before)
		};
		// Each of the new sheets, too: who lists somebody else's has not got what signs on it.
		const own = made.sheets.map(({ signingKey }) => signingKey);
		return { card: makeRecoveryCard(body, [...signing, ...own]), ...made };
	},

	/** Whether a lane of the officer's goes to another recovery key than this one, whose words the officer has not compared. */
	async isNewRecovery(recovery: LaneCard): Promise<boolean> {
		if (isComparedRecovery(officerOf(state).notebook.book, recovery)) return false;
		return [...state.chains.keys()].some((lane) => goesTo(state, lane, recovery) === false);
	},

	/**
	 * Signs that a recovery key may take the place of one, of which no custodian could sign that: its words were compared with two who hold
	 * its sheets.
	 * @param given.card print of its card.
	 * @throws Unproven, or Locked
	 */
	async compareRecovery(given: { card: string; proof?: Proof | undefined }): Promise<ActSignature> {
		const { card, proof } = given;
		await prove(state, { what: 'compareRecovery', cards: [card] }, proof);
		state.compared = card;
		return signs(state, ofPeople(recoveryActs.compare(card)));
	},

	/**
	 * Remembers a recovery key whose words were compared with two of its custodians: the officer's lanes go to it from then on, and to none
	 * of before, also where the server shows it no more.
	 * @param given.recoveries the recovery lane's cards.
	 * @param given.proof none for the one that was compared just now: see compareRecovery.
	 * @throws UnknownRecovery for a card that its own custodians did not sign; Unproven
	 */
	async takeRecovery(given: {
		recovery: LaneCard;
		recoveries: readonly LaneCard[];
		proof?: Proof | undefined;
	}): Promise<undefined> {
		const { recovery: card, recoveries } = given;
		if (card.v !== 2 || card.kind !== 'recovery' || !isByItsOwn(card))
			throw new UnknownRecovery('no card of custodians');
		const print = printOfCard(card);
		const isProven = state.compared === print;
		state.compared = undefined;
		if (!isProven) await prove(state, { what: 'takeRecovery', cards: [print] }, given.proof);
		remember(state, [{ holder: 'recovery', recipient: card.recipient, card: print }]);
		const officer = officerOf(state);
		for (const former of believedRecoveries(recoveries, (one) => isSameCard(one, card))) {
			if (former.epoch >= card.epoch) continue;
			const keys = { recipient: former.recipient, card: printOfCard(former) };
			const { notebook } = officer;
			officer.notebook = { ...notebook, book: withFormer(notebook.book, 'recovery', keys) };
		}
		return undefined;
	},

	/**
	 * Seals these epochs for a recovery key, so that what came before it opens with its sheets. Of lanes in doubt, and for a key that
	 * this officer does not know, none.
	 */
	async sealForRecovery(given: {
		recovery: LaneCard;
		epochs: readonly EpochAt[];
	}): Promise<(EpochAt & SealedForHolder)[]> {
		const { recovery, epochs } = given;
		const { book } = officerOf(state).notebook;
		if (!isComparedRecovery(book, recovery) && !isSealedTo(state, recovery)) return [];
		const held = epochs.flatMap(({ lane, epoch }) => {
			const keys = state.lanes.get(lane)?.find((one) => one.epoch === epoch);
			return keys && !doubtOf(state, lane) ? [keys] : [];
		});
		return Promise.all(
			held.map(async (keys) => ({
				lane: keys.lane,
				epoch: keys.epoch,
				holder: 'recovery',
				sealed: base64.encode(await sealLaneKeys(keys, recovery.recipient))
			}))
		);
	}
});
