import { base64 } from '@scure/base';
import { sealFormer } from '#lib/sealed/former-keys.ts';
import {
	cardOf,
	fromPassphrase,
	newOfficerKeys,
	openerFromPasskey,
	openerFromRecoveryCode,
	sealKeys,
	type OfficerCard,
	type Opener
} from '#lib/sealed/keyring.ts';
import {
	isCompared,
	isFormer,
	ownPasskeys,
	sealNotebook,
	withFormer,
	withPasskey
} from '#lib/sealed/notebook.ts';
import { parseCode } from '#lib/sealed/receipt-code.ts';
import type { Member } from '#lib/sealed/roster.ts';
import { isSucceeded, succeed, type Succession } from '#lib/sealed/succession.ts';
import { agree, type Agreement } from '#lib/sealed/voice.ts';
import { FormerKeys, StaleNotebook, WrongKey } from './faults.ts';
import { after } from './notebook.ts';
import { keysOfOfficer, officerOf, type State } from './state.ts';
import { prove, type Proof } from './touch.ts';
import type { Base64, KeptNotebook } from './wire.ts';

/** The officer's own keys made anew, and what becomes of colleagues' former ones. */
export const renewing = (state: State) => ({
	/**
	 * Makes the officer other keys, and seals them for each way in that stays; and for them the former ones and the notebook. Held
	 * here are the former ones until the desk is unlocked again.
	 * @param given.officerId who is signed in: another's keys would be locked up.
	 * @param given.code what is printed.
	 * @param given.passphrase as it is now; undefined where there is none.
	 * @param given.passkeys that stay, each with what it gave when it was touched.
	 * @throws Locked, StaleNotebook, Unproven, or WrongKey when it is not a whole code.
	 */
	async renewKeys(given: {
		officerId: string;
		code: string;
		passphrase?: { words: string; salt: Base64 } | undefined;
		passkeys: readonly { id: string; prf: Uint8Array }[];
		proof?: Proof | undefined;
	}): Promise<NewKeys> {
		const { officerId: id, code, passphrase, passkeys } = given;
		const own = keysOfOfficer(state, id);
		const { book, row, newest, isStale } = officerOf(state).notebook;
		// It would be sealed for the new keys as if it were what this officer's browsers remember.
		if (isStale) throw new StaleNotebook('the server shows an older notebook, or none');
		const parsed = parseCode(code);
		if (!parsed.ok) throw new WrongKey('not a recovery code');
		await prove(state, { what: 'renewKeys' }, given.proof);
		const next = await newOfficerKeys();
		const entry = async (opener: Opener) => base64.encode(await sealKeys(next, opener));
		const typed =
			passphrase &&
			(await fromPassphrase(passphrase.words, base64.decode(passphrase.salt), state.cost));
		const version = after(newest);
		// Those that are not sealed anew are taken away with this: nobody else left them out.
		const gone = ownPasskeys(book.passkeys).filter((id) => !passkeys.some((one) => one.id === id));
		const kept = gone.reduce((all, id) => withPasskey(all, id, ''), book);
		return {
			succession: succeed(
				{ id, card: await cardOf(own), signingKey: own.signingKey },
				await cardOf(next)
			),
			recovery: await entry(openerFromRecoveryCode(parsed.code)),
			passphrase: typed ? await entry(typed.opener) : null,
			passkeys: await Promise.all(
				passkeys.map(async ({ id, prf }) => ({ id, entry: await entry(openerFromPasskey(prf)) }))
			),
			former: base64.encode(await sealFormer(own, next.identity)),
			notebook: {
				was: row,
				version,
				sealed: base64.encode(await sealNotebook({ ...kept, version }, next))
			},
			agreements: [...state.lanes.keys()].map((lane) =>
				agree({ id, signingKey: next.signingKey }, lane)
			)
		};
	},

	/**
	 * Takes officers' words that they have other keys. Of keys that are known here it is remembered, whatever is shown later.
	 * @returns whether there was anything new.
	 */
	takeSuccessions: async (said: readonly Succession[]): Promise<boolean> =>
		takeSuccessions(state, said)
});

/** See renewing. @throws Locked */
export function takeSuccessions(state: State, said: readonly Succession[]): boolean {
	state.successions = said.filter(isSucceeded);
	const me = officerOf(state);
	const { book } = me.notebook;
	const members = [...state.rosters.values()].flatMap((roster) => roster.members);
	const news = state.successions.filter(
		({ officer, was }) =>
			!isFormer(book, officer, was) &&
			(isCompared(book, officer, was) || members.some((one) => hasKeys(one, officer, was)))
	);
	me.notebook = {
		...me.notebook,
		book: news.reduce((one, { officer, was }) => withFormer(one, officer, was), book)
	};
	return news.length > 0;
}

/** What the server is given for the officer's new keys: public, or sealed. */
export type NewKeys = {
	/** The former keys' word for them. */
	readonly succession: Succession;
	/** Sealed for the printed code. */
	readonly recovery: Base64;
	readonly passphrase: Base64 | null;
	readonly passkeys: readonly { readonly id: string; readonly entry: Base64 }[];
	/** The former keys, sealed for the new ones. */
	readonly former: Base64;
	readonly notebook: KeptNotebook & { readonly was: number };
	/** To the lanes that the officer reads. */
	readonly agreements: readonly Agreement[];
};

/** Somebody's keys that were renewed, or whose successors were compared here, come back by no card. @throws FormerKeys */
export function refuseFormer(state: State, members: readonly Member[]): void {
	const { book } = officerOf(state).notebook;
	const former = members.filter((one) => isFormer(book, one.officer, one));
	if (former.length > 0) throw new FormerKeys(former.map(({ officer }) => officer).join());
}

/** Whether this member has these very keys. */
export const hasKeys = (
	one: Member,
	officer: string,
	{ recipient, verifyKey }: OfficerCard
): boolean => one.officer === officer && one.recipient === recipient && one.verifyKey === verifyKey;
