import { asArrival, type Arrival } from '#lib/sealed/arrival.ts';
import { signerOf } from '#lib/sealed/lane-card.ts';
import { readVoucher } from '#lib/sealed/voucher.ts';
import type { Intake } from './intake.ts';
import { pinnedLanes } from './routing.ts';
import { newTicket, type Ticket } from './ticket.ts';

/** `arrival`: how the caller came, where whoever enters it says. */
export type Entered = { readonly ticket: Ticket; readonly arrival: Arrival | undefined };

/**
 * The form of somebody at the desk who enters a tip for a caller: the same form for the same voucher, however often it
 * is brought. Whose lane it is can be told through the chain of its cards; what comes of it goes wherever it belongs.
 */
export async function ticketFor(
	intake: Intake,
	written: string,
	now: Date
): Promise<Entered | undefined> {
	const lanes = await pinnedLanes(intake);
	const newest = (lane: string, epoch: number) => {
		const card = lanes.find(({ id }) => id === lane)?.cards.at(-1);
		return card?.epoch === epoch ? signerOf(card) : undefined;
	};
	const voucher = readVoucher(written, newest, now);
	if (!voucher) return undefined;
	const ticket = newTicket(new Uint8Array(Buffer.from(voucher.nonce, 'base64url')), now);
	return { ticket, arrival: asArrival(voucher.arrival) };
}
