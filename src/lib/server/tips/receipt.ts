import type { Answers } from '#lib/questions/answers.ts';
import type { Recipient } from '#lib/sealed/age.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { digest } from './answers.ts';
import { recipientOfSeed } from '../crypto/index.ts';
import type { Intake } from './intake.ts';
import * as v1 from './receipt-v1.ts';
import * as v2 from './receipt-v2.ts';
import type { Ticket } from './ticket.ts';

declare const lookupMark: unique symbol;
/** What a tip is found by: 32 bytes that tell nothing of the code without the pepper. */
export type LookupId = Uint8Array & { readonly [lookupMark]: true };

/** A code, and what it and all that comes of it are derived under: as its row says, which its lookup id finds. */
export type KeyedCode = {
	readonly code: ReceiptCode;
	readonly version: 1 | 2;
	readonly pepper: Uint8Array;
	readonly lookup: LookupId;
};

type Keys = Intake['keys'];
type Version = {
	readonly lookup: (pepper: Uint8Array, code: ReceiptCode) => Uint8Array;
	readonly replySeed: (pepper: Uint8Array, code: ReceiptCode) => Uint8Array;
	readonly secondCode: (pepper: Uint8Array, code: ReceiptCode) => ReceiptCode;
	readonly receipt: (key: Uint8Array, nonce: Uint8Array, digest: Uint8Array) => ReceiptCode;
};

/** Codes that are out there stay good whatever a later version does. */
const VERSIONS: Readonly<Record<KeyedCode['version'], Version>> = {
	2: {
		lookup: (pepper, code) => v2.lookupOf(pepper, v2.handleOf(code)),
		replySeed: (pepper, code) => v2.replySeedOf(code, shareOf(pepper, code)),
		secondCode: (pepper, code) => v2.secondCodeOf(code, shareOf(pepper, code)),
		receipt: v2.receiptOf
	},
	1: {
		lookup: v1.lookupOf,
		replySeed: v1.replySeedOf,
		secondCode: v1.secondCodeOf,
		receipt: v1.receiptOf
	}
};
const NEWEST_FIRST = [2, 1] as const;

/** All that a code may be kept under, the newest first: whoever looks it up computes all of them, always. */
export const candidates = (keys: Keys, code: ReceiptCode): Candidates =>
	underEach(keys, () => code);
export type Candidates = readonly [newest: KeyedCode, ...others: KeyedCode[]];

/**
 * The receipt of these answers from this form, the newest first: the same again whenever the same is sent again, another
 * for anything else, so a double click or a refresh is the same tip, and a stranger who uses the form after
 * somebody else never sees that person's code. The others are what it was when a former release, or another pepper, made it.
 */
export function receiptsFor(keys: Keys, ticket: Ticket, answers: Answers): Candidates {
	const said = digest(answers);
	return underEach(keys, (version) => VERSIONS[version].receipt(keys.ticket, ticket.nonce, said));
}

function underEach(
	{ peppers }: Keys,
	codeOf: (version: KeyedCode['version']) => ReceiptCode
): Candidates {
	const [newest, ...others] = NEWEST_FIRST.flatMap((version) => {
		const code = codeOf(version);
		return peppers.map((pepper) => under(version, pepper, code));
	});
	if (!newest) throw new Error('a server without a pepper');
	return [newest, ...others];
}

/** The public half of a tipster's identity, which a tip is kept with and replies are sealed to. */
export const replyRecipientOf = (keyed: KeyedCode): Promise<Recipient> =>
	recipientOfSeed(replySeedOf(keyed));

/** The private half, too: the wall keeps what makes an identity of it to one file. */
export const replySeedOf = ({ code, version, pepper }: KeyedCode): Uint8Array =>
	VERSIONS[version].replySeed(pepper, code);

/**
 * The code for somebody who is forced to show one: nothing in it or in its check symbols tells that it is not a receipt.
 * It has one of its own in turn, and so on, so that whoever tries that finds nothing else than with a receipt. Derived as
 * the code is: else, with a newer pepper, a code would have another one beside that which was burnt.
 */
export const secondCodeOf = ({ code, version, pepper }: KeyedCode): KeyedCode =>
	under(version, pepper, VERSIONS[version].secondCode(pepper, code));

/** No slow hash: 80 random bits and the pepper leave nothing to guess at, and slowness would be a lever against us. */
function under(version: KeyedCode['version'], pepper: Uint8Array, code: ReceiptCode): KeyedCode {
	const lookup = VERSIONS[version].lookup(pepper, code) as LookupId;
	return { code, version, pepper, lookup };
}

const shareOf = (pepper: Uint8Array, code: ReceiptCode) => v2.shareOf(pepper, v2.handleOf(code));
