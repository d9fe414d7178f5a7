import { signAsCustodian, type CardSignature } from '#lib/sealed/lane-card-v2.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { isByItsOwn } from '#lib/sealed/recovery-card.ts';
import { isTurn, needsReplies, type Roster, type RosterChange } from '#lib/sealed/roster.ts';
import { verifyKeyOf, type SigningKey, type VerifyKey } from '#lib/sealed/signature.ts';
import { reviewed } from './cards.ts';
import { LeavesOutReplies, NotCustodian, OwnAgency } from './faults.ts';
import { officerOf, type State } from './state.ts';
import { mayGive, prove, type Proof } from './touch.ts';
import { membersOf, type SealedProposal } from './wire.ts';

/** What custodians do with their sheets at somebody's desk. What they type is used once, and held nowhere. */
export const custody = (state: State) => ({
	/**
	 * Stands by a card in a custodian's name, at the desk of who proposed it. They have no copy of the lane's key: what is looked
	 * through of it is looked through by that officer's, as before a colleague stands by a card.
	 * @param given.sheet the secret on the sheet that signs, as it was typed or scanned.
	 * @param given.replies as for countersign.
	 * @throws NotCustodian, OwnAgency, Misfit, LeavesOutReplies, UnknownRecovery, StaleNotebook,
	 * LaneInDoubt, Unproven
	 */
	async standAsCustodian(given: {
		proposal: SealedProposal;
		recovery: LaneCard;
		sheet: string;
		replies?: readonly string[] | undefined;
		proof?: Proof | undefined;
	}): Promise<CardSignature> {
		const { card } = given.proposal;
		mayGive(state, card.lane);
		const { roster, change, before } = await reviewed(state, given.proposal, given.recovery);
		const sheet = typedKey(given.sheet);
		const { verifyKey, agency } = custodianOf(given.recovery, sheet);
		const rosters = before && 'roster' in before ? [roster, before.roster] : [roster];
		if (rosters.some((one) => isMembers(one, verifyKey))) throw new OwnAgency(agency);
		if (agenciesGaining(officerOf(state).id, roster, change).includes(agency))
			throw new OwnAgency(agency);
		if (needsReplies(change) && !given.replies?.every((one) => card.replies.includes(one)))
			throw new LeavesOutReplies(card.lane);
		if (!isTurn(change)) {
			const holders = membersOf(roster.members);
			await prove(state, { what: 'countersign', lane: card.lane, holders }, given.proof);
		}
		const [signature] = signAsCustodian({ ...card, signatures: [] }, sheet).signatures;
		if (!signature) throw new Error('a card without the signature that was made');
		return signature;
	}
});

/** Case matters, since it is base64url; spaces and line breaks do not. */
export const typedKey = (typed: string) => typed.replace(/\s/g, '') as SigningKey; // whatever is none signs nothing

/** @throws NotCustodian when the sheet is not one of this recovery card. */
export function custodianOf(recovery: LaneCard, sheet: SigningKey) {
	const key = publicHalfOf(sheet);
	// Whoever writes the database can show a card of their own that lists this sheet.
	const isOfCustodians = recovery.v === 2 && recovery.kind === 'recovery' && isByItsOwn(recovery);
	const custodians = isOfCustodians ? recovery.custodians : [];
	const found = custodians.find(({ verifyKey }) => verifyKey === key);
	if (!found) throw new NotCustodian('no sheet of the recovery key that stands');
	return found;
}

function publicHalfOf(sheet: SigningKey): VerifyKey | undefined {
	try {
		return verifyKeyOf(sheet);
	} catch {
		return undefined; // mistyped: no 32 bytes
	}
}

const isMembers = ({ members }: Roster, key: VerifyKey): boolean =>
	members.some(({ verifyKey, agreement }) => [verifyKey, agreement.voice].includes(key));

/** Of who proposes it, and of whoever reads the lane by it and did not before, or with other keys: see staff/lane/by-custodian.ts. */
function agenciesGaining(
	proposer: string,
	{ members }: Roster,
	{ joined, renewed }: RosterChange
): string[] {
	const gaining = [proposer, ...joined, ...renewed];
	return members.filter(({ officer }) => gaining.includes(officer)).map(({ agency }) => agency);
}
