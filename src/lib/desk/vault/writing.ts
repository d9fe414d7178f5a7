import { base64 } from '@scure/base';
import type { Recipient } from '#lib/sealed/age.ts';
import type { Place } from '#lib/sealed/envelope.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { printOf } from '#lib/sealed/print.ts';
import { sealReply, type Reply } from '#lib/sealed/reply.ts';
import { writeVoucher } from '#lib/sealed/voucher.ts';
import { sealWritten } from '#lib/sealed/written.ts';
import { OtherTipster } from './faults.ts';
import { newestOf, signerOf, type State } from './state.ts';
import type { Base64 } from './wire.ts';

/** What an officer writes: signed, and sealed for whom it is. */
export const writing = (state: State) => ({
	/** The lane's word that somebody at the desk enters a tip for a caller. */
	async writeVoucher({ lane }: { lane: string }): Promise<string> {
		return writeVoucher(newestOf(state, lane), new Date());
	},

	/**
	 * Seals what the officer wrote to the lane's newest key: whoever left before it holds that one not.
	 * @param given.place.epoch the newest that the desk tells of; keys held here that are newer go before.
	 */
	async sealWritten(given: {
		body: object;
		place: Place;
	}): Promise<{ epoch: number; sealed: Base64 }> {
		const { epoch, identity } = newestOf(state, given.place.lane, given.place.epoch);
		const place = { ...given.place, epoch };
		const lane = await recipientOf(identity);
		const sealed = await sealWritten(given.body, place, lane, signerOf(state));
		return { epoch, sealed: base64.encode(sealed) };
	},

	/**
	 * Seals a reply to the tipster and to the lane, with the lane's newest key.
	 * @param given.place.epoch the newest that the desk tells of; keys held here that are newer go before.
	 * @param given.print of the tipster's recipient, from inside the tip as the officer reads it.
	 * @throws OtherTipster
	 */
	async sealReply(given: {
		reply: Reply;
		place: Omit<Place, 'kind'>;
		tipster: Recipient;
		print: string;
	}): Promise<{ epoch: number; forTipster: Base64; forLane: Base64 }> {
		const { reply, place, tipster, print } = given;
		if (printOf(tipster) !== print) throw new OtherTipster(place.tip);
		const { id, tip, lane, epoch } = place;
		const newest = newestOf(state, lane, epoch);
		const at = { id, tip, tipster, lane: await recipientOf(newest.identity) };
		const sealed = await sealReply(reply, at, newest, signerOf(state));
		return {
			epoch: newest.epoch,
			forTipster: base64.encode(sealed.forTipster),
			forLane: base64.encode(sealed.forLane)
		};
	}
});
