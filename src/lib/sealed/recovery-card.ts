import { isRecipient, type Recipient } from './age.ts';
import { CUSTODIANS } from './custodians.ts';
import { bodyOf, printOf, printOfCard } from './print.ts';
import type { SheetCard } from './sheets.ts';
import {
	isSigned,
	isVerifyKey,
	sign,
	verifyKeyOf,
	type SigningKey,
	type VerifyKey
} from './signature.ts';

/** The recovery identity's public half, and who keeps it: any two open it, and countersign lanes' cards. */
export type RecoveryBody = {
	readonly v: 2;
	readonly lane: string;
	readonly kind: 'recovery';
	readonly epoch: number;
	readonly recipient: Recipient;
	readonly custodians: readonly (SheetCard & { readonly agency: string })[];
	/** Print of the card before; null on the first. */
	readonly before: string | null;
};
export type RecoveryCard = RecoveryBody & {
	readonly signatures: readonly { readonly key: VerifyKey; readonly signature: string }[];
};

/** Why another recovery identity takes the place of one. */
export const RENEWAL_REASONS = [
	'sheet-lost',
	'sheet-known',
	'custodian-leaves',
	'custodian-distrusted',
	'sheets-lost'
] as const;
export type RenewalReason = (typeof RENEWAL_REASONS)[number];

const PURPOSE = 'recovery-card';

/** Signed with each of these sheets. */
export function makeRecoveryCard(body: RecoveryBody, sheets: readonly SigningKey[]): RecoveryCard {
	const signatures = sheets.map((sheet) => ({
		key: verifyKeyOf(sheet),
		signature: sign(PURPOSE, body, sheet)
	}));
	return { ...body, signatures };
}

/**
 * Whether two custodians stand by it: of the card before, or its own on the first. One that follows nothing is for an
 * operator to pin.
 */
export function recoveryStands(card: RecoveryCard, before: RecoveryCard | undefined): boolean {
	const isNext = before ? isAfter(card, before) : card.epoch === 1 && card.before === null;
	return isNext && isRecoveryCard(card) && areBehind(card, before ?? card);
}

/**
 * Whether two of those whom it names stand by it. Whoever writes a database can list other people's sheets, and has not got
 * what signs on them.
 */
export const isByItsOwn = (card: RecoveryCard): boolean =>
	isRecoveryCard(card) && areBehind(card, card);

/**
 * Whether a card has the form of one that comes after another, whoever stands by it of those before: where their sheets are
 * lost nobody can.
 */
export const isNextRecovery = (card: RecoveryCard, before: object & { epoch: number }): boolean =>
	isAfter(card, before) && isByItsOwn(card);

const isAfter = (card: RecoveryCard, before: object & { epoch: number }): boolean =>
	card.epoch === before.epoch + 1 && card.before === printOfCard(before);

/** Whether two custodians of one card stand by another. */
function areBehind(card: RecoveryCard, { custodians }: RecoveryCard): boolean {
	const body = bodyOf(card);
	const by = card.signatures.filter(
		({ key, signature }) =>
			custodians.some(({ verifyKey }) => verifyKey === key) &&
			isSigned(PURPOSE, body, signature, key)
	);
	return new Set(by.map(({ key }) => key)).size >= 2;
}

const isRecoveryCard = ({ v, kind, recipient, custodians }: RecoveryCard): boolean =>
	v === 2 &&
	kind === 'recovery' &&
	isRecipient(recipient) &&
	custodians.length === CUSTODIANS &&
	new Set(custodians.map(({ verifyKey }) => verifyKey)).size === CUSTODIANS &&
	new Set(custodians.map((one) => printOf(one.recipient))).size === CUSTODIANS &&
	new Set(custodians.map(({ agency }) => agency)).size === CUSTODIANS &&
	custodians.every((one) => isRecipient(one.recipient) && isVerifyKey(one.verifyKey));
