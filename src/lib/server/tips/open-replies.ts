import { WrongEnvelope } from '#lib/sealed/envelope.ts';
import { identityFromSeed, type Identity } from '#lib/sealed/identity.ts';
import { signerOf } from '#lib/sealed/lane-card.ts';
import { CannotOpen } from '#lib/sealed/open.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { openSaid, readReply, type Reply } from '#lib/sealed/reply.ts';
import { standsBy } from '#lib/sealed/reply-stands.ts';
import { hashOfSaid } from '#lib/sealed/restated.ts';
import { functions } from '../db/index.ts';
import { findKeyed } from './find.ts';
import type { Intake } from './intake.ts';
import { lookUp } from './look-up.ts';
import { replySeedOf, type KeyedCode } from './receipt.ts';
import { pinnedLanes } from './routing.ts';

/** A reply as the tipster reads it. `writtenAt`: the hour. */
export type ReadReply = Reply & {
	readonly id: string;
	readonly writtenAt: Date;
	readonly answered: boolean;
};

/**
 * Opens the replies to a tip with the code that this request brought, in memory, for this answer: the one
 * thing that a server of ours opens, so that coming back works without JavaScript. A reply that does not
 * carry the signature of its lane, followed from the operator's pin, is not shown and not counted.
 * Marks those that are shown as read, to the hour, and the others as refused: the lane's members have to know.
 */
export async function openReplies(
	intake: Intake,
	code: ReceiptCode,
	now: Date
): Promise<ReadReply[]> {
	const keyed = await lookUp(intake, code);
	const { lookup } = keyed;
	const tip = await findKeyed(intake, keyed);
	if (!tip) return [];
	const rows = await functions.repliesFor(intake.db, { lookup });
	const restated = await functions.restatedFor(intake.db, { lookup });
	const lanes = await pinnedLanes(intake);
	const identity = replyIdentityOf(keyed);
	const replies: ReadReply[] = [];
	// Not always the tip's own lane: one that was sent before the tip moved carries the signature of the lane where it was.
	const cardsOf = (lane: string) => lanes.find(({ id }) => id === lane)?.cards ?? [];
	for (const row of rows) {
		const cards = cardsOf(row.lane);
		const card = cards.find(({ epoch }) => epoch === row.epoch);
		const signer = card && signerOf(card);
		const place = { id: row.id, tip: tip.id, lane: row.lane, epoch: row.epoch };
		const word = restated.find(({ id, lane }) => id === row.id && lane === row.lane);
		const reply =
			signer &&
			(await genuine(async () => {
				const said = await openSaid(row.sealed, identity);
				const stands = standsBy(cards, { ...row, said: hashOfSaid(said), restated: word });
				return stands ? readReply(said, place, identity, signer) : undefined;
			}));
		if (reply) {
			replies.push({
				...reply,
				id: row.id,
				writtenAt: row.writtenAt,
				answered: row.asks === 'answered'
			});
		}
	}
	const shown = replies.map(({ id }) => id);
	await functions.markRead(intake.db, { lookup, shown, now });
	// Where nothing is known of the lane nothing can be said of its signature either.
	const judged = rows.filter(({ lane }) => cardsOf(lane).length > 0).map(({ id }) => id);
	const refused = judged.filter((id) => !shown.includes(id));
	await functions.markRefused(intake.db, { lookup, refused, now });
	return replies;
}

/** The tipster's own identity, to which replies are sealed. Exists only while a request brings the code. */
const replyIdentityOf = (keyed: KeyedCode): Identity => identityFromSeed(replySeedOf(keyed));

async function genuine(open: () => Promise<Reply | undefined>): Promise<Reply | undefined> {
	try {
		return await open();
	} catch (error) {
		if (
			error instanceof CannotOpen ||
			error instanceof WrongEnvelope ||
			error instanceof SyntaxError
		) {
			return undefined; // somebody put it there who is not the lane
		}
		throw error;
	}
}
