import { seal, type Recipient, type Sealed } from './age.ts';
import { text, utf8 } from './bytes.ts';
import { CUSTODIANS } from './custodians.ts';
import { newIdentity, recipientOf, type Identity } from './identity.ts';
import { open } from './open.ts';
import { newSigningKey, verifyKeyOf, type SigningKey, type VerifyKey } from './signature.ts';

/** What one custodian holds on paper: a key that opens, with another's, and one that signs. Secrets. */
export type Sheet = { readonly identity: Identity; readonly signingKey: SigningKey };

/** The public halves of a sheet. */
export type SheetCard = { readonly recipient: Recipient; readonly verifyKey: VerifyKey };

/** Two custodians, by their places from 0, the lower first. */
export type Pair = readonly [number, number];
export const pairs: readonly Pair[] = [
	[0, 1],
	[0, 2],
	[1, 2]
];

/** Sealed for a pair of custodians: to the second, and that to the first. */
export type ForPair = { readonly pair: Pair; readonly sealed: Sealed };

export async function newSheet(): Promise<Sheet> {
	return { identity: await newIdentity(), signingKey: newSigningKey() };
}

export async function sheetCardOf(sheet: Sheet): Promise<SheetCard> {
	return {
		recipient: await recipientOf(sheet.identity),
		verifyKey: verifyKeyOf(sheet.signingKey)
	};
}

/**
 * Seals a text for each pair of three custodians, as age inside age: the first's key opens the outer file, the second's the
 * inner, and what comes out is the text. Any age tool does it, twice.
 * @param recipients in the custodians' order.
 */
export const sealForPairs = (
	plain: string,
	recipients: readonly Recipient[]
): Promise<readonly ForPair[]> =>
	Promise.all(
		pairs.map(async (pair) => {
			const [first, second] = pair.map((at) => recipients[at]);
			if (!first || !second || recipients.length !== CUSTODIANS)
				throw new TypeError(`it is sealed for ${CUSTODIANS} custodians`);
			return { pair, sealed: await seal(await seal(utf8(plain), [second]), [first]) };
		})
	);

/**
 * What a recovery identity is sealed for its custodians as: a file of identities, so that the inner `age --decrypt` gives
 * what the next `age --identity` takes.
 * @param former those that were it before, the newest first: what was sealed to them opens with the same two sheets.
 */
export const identityFile = (identity: Identity, former: readonly Identity[] = []): string =>
	[identity, ...former].map((one) => `${one}\n`).join('');

/** The identities in such a file. */
export const identitiesIn = (file: string): readonly Identity[] =>
	file.split('\n').flatMap((line) => (line ? [line as Identity] : [])); // whatever is none opens nothing

/**
 * Opens what was sealed for pairs with two sheets, in whichever order, of whichever pair.
 * @throws CannotOpen when none of them is for these two: another's sheet, or the same twice.
 */
export async function openWithTwo(
	files: readonly Uint8Array[],
	[one, other]: readonly [Identity, Identity]
): Promise<string> {
	const tries = files.flatMap((file) => [[file, one, other] as const, [file, other, one] as const]);
	let fault: unknown;
	for (const [file, outer, inner] of tries) {
		try {
			return text(await open(await open(file, outer), inner));
		} catch (error) {
			fault = error;
		}
	}
	throw fault;
}
