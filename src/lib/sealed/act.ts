import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { canonical, utf8 } from './bytes.ts';
import { isSigned, sign, type SigningKey, type VerifyKey } from './signature.ts';

/** What was done in a lane, as its record says it. */
export type Act = {
	/** A noun and a verb in the past: `tip.taken`. */
	readonly act: string;
	readonly lane: string;
	/** The officer's id. */
	readonly by: string;
	/** Id of what it was done to. */
	readonly subject: string;
	readonly detail?: Readonly<Record<string, unknown>> | undefined;
};

/** An entry of a lane's record: its number, and its hash in base64url. Before the first: 0, and 32 zero bytes. */
export type Head = { readonly seq: number; readonly hash: string };

/** What the signer's browser adds. */
export type Seen = {
	/** The newest entry of the lane's record that the browser has followed from the one that it remembered. */
	readonly head: Head;
	/** 16 random bytes, made when the desk was unlocked. base64url. */
	readonly unlock: string;
	/** Which signature of that unlock: none is made twice. Some are missing where the desk refused an act. */
	readonly count: number;
	/** By the browser's own clock, in UTC: `2026-11-23T14`. */
	readonly hour: string;
};

/**
 * That the person named in an act did it. By the officer's own key and not by their voice in the lane: voices stand on public
 * cards, where nobody can tell whose they are, and the first act that is ever shown to a court would tell.
 */
export type ActSignature = Seen & {
	/** base64url of 64 bytes. */
	readonly signature: string;
};

export function signAct(act: Act, seen: Seen, key: SigningKey): ActSignature {
	const { head, unlock, count, hour } = seen;
	return { head, unlock, count, hour, signature: sign('act', bodyOf(act, seen), key) };
}

/** Whether this very act, of this person in this lane, was signed with the key. */
export const isActSigned = (act: Act, { signature, ...seen }: ActSignature, key: VerifyKey) =>
	isSigned('act', bodyOf(act, seen), signature, key);

/** Names a signed act, and tells nothing of it. SHA-256, base64url. */
export const printOfAct = ({ signature }: Pick<ActSignature, 'signature'>): string =>
	base64urlnopad.encode(sha256(utf8(signature)));

export const BEGINNING: Head = { seq: 0, hash: base64urlnopad.encode(new Uint8Array(32)) };

export const hourOf = (at: Date): string => at.toISOString().slice(0, 13);

/** What is signed. The detail as a hash, so that an act can be shown to somebody who is not to read it. */
const bodyOf = ({ act, lane, by, subject, detail = {} }: Act, seen: Seen) => ({
	v: 1,
	lane,
	act,
	subject,
	detail: base64urlnopad.encode(sha256(utf8(canonical(detail)))),
	by,
	head: { seq: seen.head.seq, hash: seen.head.hash },
	unlock: seen.unlock,
	count: seen.count,
	hour: seen.hour
});
