import type { Day } from './lane-card-v2.ts';
import { daysLater, dayOf } from './lane-card-v2.ts';
import type { RecoveryCard } from './recovery-card.ts';
import { isSigned, sign, verifyKeyOf, type SigningKey, type VerifyKey } from './signature.ts';

/** What two custodians ask a desk for: the files that open a lane, for an officer, on a day. */
export type RecoveryRequest = {
	readonly v: 2;
	readonly lane: string;
	/** Print of the lane's newest card. */
	readonly after: string;
	/** Print of the recovery card whose custodians they are. */
	readonly recovery: string;
	/** At whose desk. */
	readonly officer: string;
	readonly on: Day;
};
/** Signed with one of their sheets. */
export type RequestSignature = { readonly key: VerifyKey; readonly signature: string };

const PURPOSE = 'recovery-request';

export const signRequest = (request: RecoveryRequest, sheet: SigningKey): RequestSignature => ({
	key: verifyKeyOf(sheet),
	signature: sign(PURPOSE, request, sheet)
});

/** The custodians whose signatures these are, each once. */
export const requestedBy = (
	request: RecoveryRequest,
	signatures: readonly RequestSignature[],
	{ custodians }: RecoveryCard
): RecoveryCard['custodians'] =>
	custodians.filter(({ verifyKey }) =>
		signatures.some(
			({ key, signature }) => key === verifyKey && isSigned(PURPOSE, request, signature, key)
		)
	);

/** Whether it is of today, by clocks that may differ by a night. */
export const isOfToday = ({ on }: RecoveryRequest, now: Date): boolean =>
	[daysLater(dayOf(now), -1), dayOf(now), daysLater(dayOf(now), 1)].includes(on);
