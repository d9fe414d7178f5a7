import { base64 } from '@scure/base';
import {
	cardOf,
	fromPassphrase,
	newOfficerKeys,
	openerFromPasskey,
	openerFromRecoveryCode,
	openKeys,
	sealKeys,
	type OfficerCard,
	type OfficerKeys,
	type Opener
} from '#lib/sealed/keyring.ts';
import { openFormer } from '#lib/sealed/former-keys.ts';
import { parseCode } from '#lib/sealed/receipt-code.ts';
import type { Succession } from '#lib/sealed/succession.ts';
import { WrongKey } from './faults.ts';
import { readNotebook, rememberPasskey } from './notebook.ts';
import { takeSuccessions } from './renewing.ts';
import { keysOfOfficer, newUnlock, officerOf, takeLanes, type State } from './state.ts';
import { prove, type Proof } from './touch.ts';
import type {
	Base64,
	EpochAt,
	KeptNotebook,
	KeyringEntry,
	OwnPasskey,
	SealedLane,
	SeenNotebook
} from './wire.ts';

/** The officer's own keys: made, sealed for each way in, and opened with one. */
export const keys = (state: State) => ({
	/**
	 * Derives both halves of a passphrase and keeps the one that opens.
	 * @returns the other, which signs in.
	 */
	async derive(given: { passphrase: string; salt: Base64 }): Promise<Base64> {
		const halves = await fromPassphrase(given.passphrase, base64.decode(given.salt), state.cost);
		state.opener = halves.opener;
		return base64.encode(halves.signInHalf);
	},

	/** @param prf 32 bytes, the passkey's PRF result. */
	async usePasskey(prf: Uint8Array): Promise<void> {
		state.opener = openerFromPasskey(prf);
	},

	/** @returns false when it is not a recovery code at all: mistyped. */
	async useRecoveryCode(typed: string): Promise<boolean> {
		const parsed = parseCode(typed);
		if (parsed.ok) state.opener = openerFromRecoveryCode(parsed.code);
		return parsed.ok;
	},

	/**
	 * Opens the keyring with what was derived or used before, and the officer's lanes with the keyring.
	 * @param given.seen the newest notebook that this browser has seen; null in a browser that has seen none.
	 * @param given.passkeys believed by an officer's first notebook alone; of any other it takes away what it does not list.
	 * @param given.readsPeople whether the officer reads the chain of people.
	 * @param given.successions words of officers who renewed their keys: what they sign since is read by these.
	 * @param given.former the officer's former keys, of which each is sealed for the one after it: see sealed/former-keys.ts.
	 * @returns as takeLanes.
	 * @throws WrongKey
	 */
	async unlock(given: {
		officerId: string;
		keyring: readonly KeyringEntry[];
		lanes: readonly SealedLane[];
		notebook?: KeptNotebook | null;
		seen?: SeenNotebook | null;
		passkeys?: readonly OwnPasskey[];
		former?: readonly Base64[];
		successions?: readonly Succession[];
		readsPeople?: boolean;
	}): Promise<EpochAt[]> {
		const opened = await firstThatOpens(given.keyring, state.opener);
		state.opener = undefined;
		state.asked = undefined;
		state.unlock = newUnlock();
		state.records.clear();
		state.readsPeople = given.readsPeople ?? false;
		state.listedPeople = undefined;
		const { notebook = null, seen = null, passkeys, former: files = [] } = given;
		const former = await openFormer(
			files.map((file) => base64.decode(file)),
			opened
		);
		const officer = { id: given.officerId, keys: opened, former };
		state.officer = { ...officer, notebook: await readNotebook(officer, notebook, seen, passkeys) };
		const missing = await takeLanes(state, given.lanes);
		if (given.successions) takeSuccessions(state, given.successions);
		return missing;
	},

	/** Makes an officer's keys and seals them for each way in. They are held once they are unlocked. */
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
		const made = await newOfficerKeys();
		const code = parseCode(given.recoveryCode);
		if (!code.ok) throw new WrongKey('not a recovery code');
		const entry = async (by: Opener) => base64.encode(await sealKeys(made, by));
		const { words, salt } = given.passphrase ?? {};
		const halves =
			words && salt ? await fromPassphrase(words, base64.decode(salt), state.cost) : undefined;
		return {
			card: await cardOf(made),
			recovery: await entry(openerFromRecoveryCode(code.code)),
			passphrase: halves && {
				signInHalf: base64.encode(halves.signInHalf),
				entry: await entry(halves.opener)
			},
			passkey: given.prf && { entry: await entry(openerFromPasskey(given.prf)) }
		};
	},

	/** The public halves of the keys held here themselves, whatever the server says that they are. */
	async myCard(): Promise<OfficerCard> {
		return cardOf(officerOf(state).keys);
	},

	/** What of a passphrase proves to the server who types it. Opens nothing, and nothing is opened with it. */
	async signInHalf(given: { passphrase: string; salt: Base64 }): Promise<Base64> {
		const salt = base64.decode(given.salt);
		const { signInHalf } = await fromPassphrase(given.passphrase, salt, state.cost);
		return base64.encode(signInHalf);
	},

	/**
	 * Seals the officer's own keys for a new passphrase.
	 * @param given.officerId who is signed in: another's keys would be locked up behind it.
	 * @throws Locked, or Unproven.
	 */
	async renewPassphrase(given: {
		officerId: string;
		words: string;
		salt: Base64;
		proof?: Proof | undefined;
	}): Promise<{ signInHalf: Base64; entry: Base64 }> {
		const own = keysOfOfficer(state, given.officerId);
		await prove(state, { what: 'renewPassphrase' }, given.proof);
		const halves = await fromPassphrase(given.words, base64.decode(given.salt), state.cost);
		return {
			signInHalf: base64.encode(halves.signInHalf),
			entry: base64.encode(await sealKeys(own, halves.opener))
		};
	},

	/** The same for a new printed code. @throws Locked, Unproven, or WrongKey when it is not a whole code. */
	async renewRecovery(given: {
		officerId: string;
		code: string;
		proof?: Proof | undefined;
	}): Promise<Base64> {
		const own = keysOfOfficer(state, given.officerId);
		const parsed = parseCode(given.code);
		if (!parsed.ok) throw new WrongKey('not a recovery code');
		await prove(state, { what: 'renewRecovery' }, given.proof);
		return base64.encode(await sealKeys(own, openerFromRecoveryCode(parsed.code)));
	},

	/**
	 * Seals the officer's own keys for one more passkey, and remembers what it answers with.
	 * @param given.passkey undefined where the browser does not say.
	 * @throws Locked, or Unproven.
	 */
	async addPasskey(given: {
		prf: Uint8Array;
		passkey?: OwnPasskey | undefined;
		proof?: Proof | undefined;
	}): Promise<Base64> {
		await prove(state, { what: 'addPasskey' }, given.proof);
		const { prf, passkey } = given;
		if (passkey) rememberPasskey(state, passkey);
		return base64.encode(await sealKeys(officerOf(state).keys, openerFromPasskey(prf)));
	}
});

async function firstThatOpens(
	keyring: readonly KeyringEntry[],
	opener: Opener | undefined
): Promise<OfficerKeys> {
	if (opener) {
		for (const { sealed } of keyring) {
			const opened = await openKeys(base64.decode(sealed), opener).catch(() => undefined); // another way's
			if (opened) return opened;
		}
	}
	throw new WrongKey('no entry of the keyring opens with it');
}
