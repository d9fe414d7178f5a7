import { randomBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import type { Arrival } from './arrival.ts';
import { text, utf8 } from './bytes.ts';
import type { LaneKeys } from './lane-keys.ts';
import { isSigned, sign, type VerifyKey } from './signature.ts';

/** The word of a lane that somebody at the desk enters a tip for a caller: good for one form, and not for long. */
export type Voucher = {
	readonly v: 1;
	readonly lane: string;
	readonly epoch: number;
	/** base64url of 16 random bytes: the form's own. */
	readonly nonce: string;
	/** ISO 8601. */
	readonly until: string;
	/** How the caller came: it is sealed with the tip. Vouchers of the release before do not say. */
	readonly arrival?: Arrival;
};

const LASTS_MS = 10 * 60_000;
/** By how much the clocks of a desk's browser and of the server may differ. */
const SKEW_MS = 5 * 60_000;

/** Signs a voucher with the lane's newest key; it names the lane and not the officer. @returns base64url. */
export function writeVoucher(
	{ lane, epoch, signingKey }: LaneKeys,
	now: Date,
	arrival?: Arrival
): string {
	const nonce = base64urlnopad.encode(randomBytes(16));
	const until = new Date(now.getTime() + LASTS_MS).toISOString();
	const voucher: Voucher = { v: 1, lane, epoch, nonce, until, ...(arrival && { arrival }) };
	const signature = sign('voucher', voucher, signingKey);
	return base64urlnopad.encode(utf8(JSON.stringify({ ...voucher, signature })));
}

/**
 * What a voucher says, if its lane signed it and its time is not over, nor further away than any that is just issued.
 * @param keyOf verify key of a lane's newest epoch; undefined for any other: whoever left may hold that one.
 */
export function readVoucher(
	written: string,
	keyOf: (lane: string, epoch: number) => VerifyKey | undefined,
	now: Date
): Voucher | undefined {
	let read: Voucher & { signature: string };
	try {
		read = JSON.parse(text(base64urlnopad.decode(written))) as typeof read;
	} catch {
		return undefined; // no voucher of ours
	}
	const { signature, ...voucher } = read;
	const key = keyOf(voucher.lane, voucher.epoch);
	if (!key || !isSigned('voucher', voucher, signature, key)) return undefined;
	const left = Date.parse(voucher.until) - now.getTime();
	return voucher.v === 1 && left > 0 && left <= LASTS_MS + SKEW_MS ? voucher : undefined;
}
