import { sha256 } from '@noble/hashes/sha2.js';
import { randomBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { hourOf, type Act } from './act.ts';
import { seal, type Recipient, type Sealed } from './age.ts';
import { canonical, text, utf8 } from './bytes.ts';
import { padded } from './envelope.ts';
import { isSigned, sign, type SigningKey, type VerifyKey } from './signature.ts';

/** For how long a second person may agree. Whoever asked has forgotten why, or it is so no more. */
export const AGREED_WITHIN_DAYS = 7;

/** What is to be done, and in which lane: as the record will say it. */
export type Deed = Pick<Act, 'act' | 'lane' | 'subject'>;

/** A deed that one person asks for, and another is to agree to: exactly what would be done, and why. Sealed to the lane. */
export type Request = Deed & {
	readonly v: 1;
	readonly id: string;
	/** The officer who asks. */
	readonly by: string;
	/** Up to the end of which hour somebody may agree, in UTC: `2026-11-23T14`. */
	readonly until: string;
	/** What else of the deed both are to know: to whom it goes. */
	readonly detail?: Readonly<Record<string, unknown>> | undefined;
	readonly reason: string;
	/** 16 random bytes, base64url: a reason cannot be guessed from what the server is told of it. */
	readonly salt: string;
	/** Over all of the above, by the officer's own key: see act.ts. base64url. */
	readonly signature: string;
};

/** A deed as somebody is about to ask for it. */
export type Wanted = Deed & Pick<Request, 'id' | 'reason' | 'detail'>;

/** What of a request is told to whoever may not read why: the desk's server, and an entry of the record beside its deed. */
export type Asked = Pick<Request, 'id' | 'by' | 'until' | 'signature'> & {
	/** SHA-256 of detail, reason and salt, base64url. */
	readonly what: string;
};

/** Asks for what two must want. @param until see lastHour. */
export function askFor(deed: Wanted & Pick<Request, 'by' | 'until'>, key: SigningKey): Request {
	const { id, lane, act, subject, by, until, detail, reason } = deed;
	const salt = base64urlnopad.encode(randomBytes(16));
	const what = hashOf({ detail, reason, salt });
	const signature = sign(PURPOSE, bodyOf({ lane, act, subject }, { id, by, until, what }), key);
	return { v: 1, id, lane, act, subject, by, until, detail, reason, salt, signature };
}

export const askedOf = ({ id, by, until, signature, ...why }: Request): Asked => ({
	id,
	by,
	until,
	what: hashOf(why),
	signature
});

/** Whether the person of this key asked for this very deed. */
export const isAsked = (deed: Deed, { signature, ...asked }: Asked, key: VerifyKey): boolean =>
	isSigned(PURPOSE, bodyOf(deed, asked), signature, key);

/** Whether an hour is past which nobody may agree any more. */
export const isExpired = ({ until }: Pick<Asked, 'until'>, hour: string): boolean => hour > until;

/** The last hour in which somebody may agree to what is asked for now. */
export const lastHour = (now: Date): string =>
	hourOf(new Date(now.getTime() + AGREED_WITHIN_DAYS * 86_400_000));

/** Names what was asked, and tells nothing of it: what the second person signs. SHA-256, base64url. */
export const printOfAsked = (asked: Asked): string =>
	base64urlnopad.encode(sha256(utf8(canonical(asked))));

/** What a touch is asked for: exactly this. SHA-256, base64url. */
export const printOfWanted = ({ id, lane, act, subject, detail = {}, reason }: Wanted): string =>
	base64urlnopad.encode(sha256(utf8(canonical({ id, lane, act, subject, detail, reason }))));

/** Binds what the lane is told of a refusal, as it lies sealed, to the act that refuses. SHA-256, base64url. */
export const printOfReason = (sealed: Uint8Array): string => base64urlnopad.encode(sha256(sealed));

/** Why a request was dropped, for the lane alone, padded. */
export const sealReason = (request: string, reason: string, lane: Recipient): Promise<Sealed> =>
	seal(padded(utf8(JSON.stringify({ v: 1, request, reason }))), [lane]);

/** Reads what `open` gave back. Undefined where it is of another request. @throws SyntaxError */
export function readReason(opened: Uint8Array, request: string): string | undefined {
	const said = JSON.parse(text(opened)) as { request?: unknown; reason?: unknown };
	return said.request === request && typeof said.reason === 'string' ? said.reason : undefined;
}

/** For the lane alone, padded. */
export const sealRequest = (request: Request, lane: Recipient): Promise<Sealed> =>
	seal(padded(utf8(JSON.stringify(request))), [lane]);

/** Reads what `open` gave back. Whether anybody signed it: see isAsked. @throws SyntaxError, TypeError */
export function readRequest(opened: Uint8Array): Request {
	const request = JSON.parse(text(opened)) as Request;
	if (request.v !== 1) throw new TypeError('a request of an unknown version');
	return request;
}

const PURPOSE = 'dual-control';

const hashOf = ({ detail = {}, reason, salt }: Pick<Request, 'detail' | 'reason' | 'salt'>) =>
	base64urlnopad.encode(sha256(utf8(canonical({ detail, reason, salt }))));

const bodyOf = (
	{ lane, act, subject }: Deed,
	{ id, by, until, what }: Omit<Asked, 'signature'>
) => ({ v: 1, id, lane, act, subject, what, by, until });
