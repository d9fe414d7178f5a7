import { sha256 } from '@noble/hashes/sha2.js';
import { randomBytes } from '@noble/hashes/utils.js';
import { base64, base64urlnopad } from '@scure/base';
import { canonical, utf8 } from '#lib/sealed/bytes.ts';
import {
	fromPassphrase,
	openerFromPasskey,
	openerFromRecoveryCode,
	openKeys,
	type OfficerKeys,
	type Opener
} from '#lib/sealed/keyring.ts';
import { printsOf } from '#lib/sealed/lane-keys.ts';
import { ownPasskeys } from '#lib/sealed/notebook.ts';
import { parseCode } from '#lib/sealed/receipt-code.ts';
import { isAnswered, type Assertion } from './assertion.ts';
import { LaneInDoubt, StaleNotebook, Unproven } from './faults.ts';
import { doubtOf, officerOf, type Cost, type State } from './state.ts';
import type { Holder, SaltedEntry } from './wire.ts';

/** What gives a key to somebody, or the officer's own keys one more way in, or makes a doubtful lane believed. */
export type KeyAct = {
	readonly what:
		| 'propose'
		| 'countersign'
		| 'shareEpochs'
		| 'takeCompared'
		| 'takeRecovery'
		| 'compareRecovery'
		| 'renewPassphrase'
		| 'renewRecovery'
		| 'addPasskey'
		| 'renewKeys'
		| 'askForTwo'
		| 'agreeTo';
	readonly lane?: string | undefined;
	/** Whom a key goes to. */
	readonly holders?: readonly Holder[] | undefined;
	/** Prints of the cards that people have compared. */
	readonly cards?: readonly string[] | undefined;
	/** Of what two people want: a hash that names exactly that. */
	readonly deed?: string | undefined;
};

/** That the officer is there and wants an act. */
export type Proof =
	/** A passkey's answer to what touchFor asked about this very act. */
	| { readonly way: 'passkey'; readonly answer: Assertion }
	/** The passphrase or the printed code once more; or the PRF result of a passkey that was touched for the server. */
	| {
			readonly way: 'again';
			readonly secret: string | Uint8Array;
			readonly keyring: readonly SaltedEntry[];
	  };

/** What a passkey is asked before a key is given. */
export const touch = (state: State) => ({
	/**
	 * Asks about an act, in the place of whatever was asked before.
	 * @returns the challenge, base64url, and the passkeys whose answer counts: those that the notebook remembers.
	 */
	async touchFor(act: KeyAct): Promise<{ challenge: string; passkeys: string[] }> {
		const { passkeys } = officerOf(state).notebook.book;
		state.asked = randomBytes(16);
		return { challenge: challengeOf(state, act, state.asked), passkeys: ownPasskeys(passkeys) };
	}
});

/**
 * Lets keys of a lane be given away, as far as what the server shows of it is what is remembered.
 * @throws StaleNotebook, LaneInDoubt, or Locked.
 */
export function mayGive(state: State, lane: string): void {
	const doubt = doubtOf(state, lane);
	if (doubt === 'stale') throw new StaleNotebook('the server shows an older notebook, or none');
	if (doubt) throw new LaneInDoubt(`${lane}: ${doubt}`);
}

/** @throws Unproven, or Locked. */
export async function prove(state: State, act: KeyAct, proof: Proof | undefined): Promise<void> {
	const { asked } = state;
	// Whether or not it was answered: a question is good for one act.
	state.asked = undefined;
	const isProven = proof && (await isShown(state, act, proof, asked));
	if (!isProven) throw new Unproven(act.what);
}

async function isShown(
	state: State,
	act: KeyAct,
	proof: Proof,
	asked: Uint8Array | undefined
): Promise<boolean> {
	const { keys, notebook } = officerOf(state);
	if (proof.way === 'again') return opensTo(keys, proof, state.cost);
	const { id } = proof.answer;
	const { passkeys } = notebook.book;
	const publicKey = Object.hasOwn(passkeys, id) ? passkeys[id] : undefined;
	if (!publicKey || !asked) return false;
	const challenge = challengeOf(state, act, asked);
	return isAnswered(proof.answer, { challenge, origin: state.origin }, publicKey);
}

/** Whether it opens an entry of the keyring, and to these very keys: an entry may come from anywhere. */
async function opensTo(
	keys: OfficerKeys,
	{ secret, keyring }: Extract<Proof, { way: 'again' }>,
	cost: Cost
): Promise<boolean> {
	for (const { kind, sealed, salt } of keyring) {
		const opener = await openerOf(kind, secret, salt, cost);
		const opened = opener && (await openKeys(base64.decode(sealed), opener).catch(() => undefined)); // another way's
		if (opened && canonical(opened) === canonical(keys)) return true;
	}
	return false;
}

async function openerOf(
	kind: SaltedEntry['kind'],
	secret: string | Uint8Array,
	salt: SaltedEntry['salt'],
	cost: Cost
): Promise<Opener | undefined> {
	if (typeof secret !== 'string') return kind === 'passkey' ? openerFromPasskey(secret) : undefined;
	if (kind === 'recovery') {
		const code = parseCode(secret);
		return code.ok ? openerFromRecoveryCode(code.code) : undefined;
	}
	if (kind !== 'passphrase' || !salt) return undefined;
	return (await fromPassphrase(secret, base64.decode(salt), cost)).opener;
}

/** SHA-256 of an act, of the lane's epoch at that time, and of what makes it this one act: base64url. */
function challengeOf(state: State, act: KeyAct, nonce: Uint8Array): string {
	const { what, lane = null, holders = [], cards = [], deed } = act;
	const epochs = state.recovering?.lane === lane ? state.recovering?.epochs : undefined;
	const epoch = lane === null ? null : ((epochs ?? state.lanes.get(lane))?.at(-1)?.epoch ?? null);
	const recipients = printsOf(holders);
	const said = {
		...{ what, lane, epoch, recipients, cards, deed },
		nonce: base64urlnopad.encode(nonce)
	};
	return base64urlnopad.encode(sha256(utf8(`plainsight/v1/touch\n${canonical(said)}`)));
}
