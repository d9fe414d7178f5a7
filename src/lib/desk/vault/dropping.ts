import { base64 } from '@scure/base';
import type { ActSignature } from '#lib/sealed/act.ts';
import { printOfReason, readReason, sealReason } from '#lib/sealed/dual-control.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { laneActs } from '#lib/sealed/lane-act.ts';
import { openWithAny } from './any-epoch.ts';
import { signs } from './record.ts';
import { newestOf, type State } from './state.ts';
import type { Base64 } from './wire.ts';

/** A request that is taken back, or refused. No touch: nothing is done by it, and the record names who did. */
export const dropping = (state: State) => ({
	/** @param given.reason for the lane; empty: none is given. @throws NotYourLane, Locked */
	async dropRequest(given: {
		id: string;
		lane: string;
		reason: string;
	}): Promise<{ reason: Base64 | undefined; signed: ActSignature }> {
		const { id, lane, reason } = given;
		const to = await recipientOf(newestOf(state, lane).identity);
		const sealed = reason === '' ? undefined : await sealReason(id, reason, to);
		const act = laneActs.dropRequest(id, sealed && printOfReason(sealed));
		return { reason: sealed && base64.encode(sealed), signed: signs(state, { lane, ...act }) };
	},

	/**
	 * Why a request was dropped.
	 * @param given.print as the act of the record names it.
	 * @returns undefined where that is of something else.
	 */
	async openReason(given: {
		id: string;
		lane: string;
		sealed: Base64;
		print: string;
	}): Promise<string | undefined> {
		const { id, lane, print } = given;
		const sealed = base64.decode(given.sealed);
		if (printOfReason(sealed) !== print) return undefined;
		const plain = (await openWithAny(state, lane, sealed))?.plain;
		return plain && readReason(plain, id);
	}
});
