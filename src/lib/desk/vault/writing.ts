import { base64 } from '@scure/base';
import type { Recipient } from '#lib/sealed/age.ts';
import type { Place } from '#lib/sealed/envelope.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { printOf } from '#lib/sealed/print.ts';
import { sealReply, type Reply } from '#lib/sealed/reply.ts';
import { writeVoucher } from '#lib/sealed/voucher.ts';
import { sealWritten } from '#lib/sealed/written.ts';
import { OtherTipster } from './faults.ts';
import { keysOf, newestOf, signerOf, type State } from './state.ts';
import type { Base64 } from './wire.ts';

/** What an officer writes: signed, and sealed for whom it is. */
export const writing = (state: State) => ({
	/** The lane's word that somebody at the desk enters a tip for a caller. */
	async writeVoucher({ lane }: { lane: string }): Promise<string> {
		return writeVoucher(newestOf(state, lane), new Date());
	},

	/** Seals what the officer wrote to the lane's key of its place, as it is held here. */
	async sealWritten({ body, place }: { body: object; place: Place }): Promise<Base64> {
		const lane = await recipientOf(keysOf(state, place.lane, place.epoch).identity);
		return base64.encode(await sealWritten(body, place, lane, signerOf(state)));
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
