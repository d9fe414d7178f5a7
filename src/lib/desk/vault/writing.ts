import { base64 } from '@scure/base';
import type { Arrival } from '#lib/sealed/arrival.ts';
import type { Recipient } from '#lib/sealed/age.ts';
import type { Place } from '#lib/sealed/envelope.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { printOf } from '#lib/sealed/print.ts';
import { open } from '#lib/sealed/open.ts';
import { unwrapped } from '#lib/sealed/moved.ts';
import { asSaid, keepSaid, sealReply, type Reply } from '#lib/sealed/reply.ts';
import { writeVoucher } from '#lib/sealed/voucher.ts';
import { sealWritten } from '#lib/sealed/written.ts';
import { blanksIn, LeftBlank } from '../answers/blanks.ts';
import { OtherTipster, WantsTwo } from './faults.ts';
import { keysOf, newestOf, signerOn, type State } from './state.ts';
import type { Base64, SealedAt } from './wire.ts';

/** What an officer writes: signed, and sealed for whom it is. */
export const writing = (state: State) => ({
	/** The lane's word that somebody at the desk enters a tip for a caller. */
	async writeVoucher(given: { lane: string; arrival: Arrival }): Promise<string> {
		return writeVoucher(newestOf(state, given.lane), new Date(), given.arrival);
	},

	/**
	 * Seals what the officer wrote to the lane's newest key: whoever left before it holds that one not.
	 * @param given.place.epoch the newest that the desk tells of; keys held here that are newer go before.
	 * @throws WantsTwo of what templates.ts alone signs.
	 */
	async sealWritten(given: {
		body: object;
		place: Place;
	}): Promise<{ epoch: number; sealed: Base64 }> {
		if (given.place.kind === 'template') throw new WantsTwo(given.place.kind);
		const { epoch, identity } = newestOf(state, given.place.lane, given.place.epoch);
		const place = { ...given.place, epoch };
		const lane = await recipientOf(identity);
		const sealed = await sealWritten(given.body, place, lane, signerIn(state, place.lane));
		return { epoch, sealed: base64.encode(sealed) };
	},

	/**
	 * Seals a reply to the tipster and to the lane, as one file, with the lane's newest key.
	 * @param given.place.epoch the newest that the desk tells of; keys held here that are newer go before.
	 * @param given.print of the tipster's recipient, from inside the tip as the officer reads it.
	 * @throws OtherTipster; LeftBlank while something of a template is not filled in.
	 */
	async sealReply(given: {
		reply: Reply;
		place: Omit<Place, 'kind'>;
		tipster: Recipient;
		print: string;
	}): Promise<{ epoch: number; sealed: Base64; sending: Base64 }> {
		const { reply, place, tipster, print } = given;
		const [blank] = blanksIn(reply.words);
		if (blank) throw new LeftBlank(blank);
		if (printOf(tipster) !== print) throw new OtherTipster(place.tip);
		const { id, tip, lane, epoch } = place;
		const newest = newestOf(state, lane, epoch);
		const at = { id, tip, tipster, lane: await recipientOf(newest.identity) };
		const { sealed, sending } = await sealReply(reply, at, newest, signerIn(state, lane));
		return {
			epoch: newest.epoch,
			sealed: base64.encode(sealed),
			sending: base64.encode(sending)
		};
	},

	/**
	 * Seals what a cleared reply said to the lane's newest key alone, so that no code opens it any more.
	 * @throws CannotOpen, or Unopened, when it is not the lane's to read: then its file stays.
	 */
	async keepReply(at: SealedAt): Promise<{ epoch: number; sealed: Base64 }> {
		const { id, tip, lane, epoch } = at;
		const opened = await open(at.sealed, keysOf(state, lane, epoch).identity);
		const said = asSaid(unwrapped(opened, { id, tip, lane, epoch }).opened);
		const newest = newestOf(state, lane);
		const place = { id, tip, lane, epoch: newest.epoch };
		const sealed = await keepSaid(said, place, await recipientOf(newest.identity));
		return { epoch: newest.epoch, sealed: base64.encode(sealed) };
	}
});

/** By the keys with which the lane's card lists the officer: who reads it later holds them against that. */
const signerIn = (state: State, lane: string) => signerOn(state, state.rosters.get(lane));
