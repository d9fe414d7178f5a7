import { base64 } from '@scure/base';
import { sealStream, type Recipient } from '#lib/sealed/age.ts';
import { BrokenChain, followCards, signerOf as signerOfCard } from '#lib/sealed/lane-card.ts';
import { sealMoved, sealUnopened } from '#lib/sealed/moved.ts';
import { open, openStream } from '#lib/sealed/open.ts';
import { regrouped } from '#lib/sealed/part.ts';
import { printOf } from '#lib/sealed/print.ts';
import { isTheLanes, sealSaid, type Said } from '#lib/sealed/reply.ts';
import { standsBy } from '#lib/sealed/reply-stands.ts';
import { hashOfSaid, restate, type Restated } from '#lib/sealed/restated.ts';
import { sealWritten } from '#lib/sealed/written.ts';
import { custodiansKnown } from './custodians-known.ts';
import { keysHere, newestOf, signerOf, type State } from './state.ts';
import { CHUNK, type Base64, type MoveTo, type SealedAt } from './wire.ts';

/**
 * What is sealed of a tip, sealed anew for a lane whose keys are not here: to the last card that leads from the pin whose words
 * were compared, and to none that the server names without it.
 */
export const moving = (state: State) => ({
	/**
	 * Seals what lies in a row for another lane. What does not open here goes along as it lies: somebody may open it yet.
	 * @throws BrokenChain
	 */
	async moveFile(given: { at: SealedAt; to: MoveTo }): Promise<Base64> {
		const { id, tip, lane, epoch, sealed } = given.at;
		const { recipient, ...to } = recipientOf(state, given.to);
		const place = { id, tip, ...to };
		const opened = await openHere(state, lane, epoch, sealed);
		return base64.encode(
			await (opened ? sealMoved(opened, place, recipient) : sealUnopened(sealed, place, recipient))
		);
	},

	/**
	 * Seals a reply's file for its tipster and another lane. Anybody of a lane can post what is none, or for another tipster:
	 * that goes along for the lane alone, since what it threw here would keep the tip from moving for ever.
	 * @param given.tipster null: the code is burnt, and it is for that lane alone.
	 */
	async moveReply(given: { at: SealedAt; to: MoveTo; tipster: Recipient | null }): Promise<Base64> {
		const { tipster, at } = given;
		const { recipient, ...to } = recipientOf(state, given.to);
		const opened = await openHere(state, at.lane, at.epoch, at.sealed);
		if (!opened || !isSaid(opened)) {
			const place = { id: at.id, tip: at.tip, ...to };
			return base64.encode(
				await (opened
					? sealMoved(opened, place, recipient)
					: sealUnopened(at.sealed, place, recipient))
			);
		}
		const said = JSON.parse(new TextDecoder().decode(opened)) as Said;
		const isTheirs = tipster && printOf(tipster) === said.to;
		return base64.encode(await sealSaid(said, isTheirs ? [tipster, recipient] : [recipient]));
	},

	/**
	 * Says by the lane's newest key that it stands by a reply whose tip moves away: its file is another from then on, and the key
	 * that signed it may be held by whoever left, or leaves later.
	 * @param given.signed the epoch that signed it, of the lane where it lies.
	 * @returns undefined of one that the lane does not stand by, or that does not open here.
	 * @throws NotYourLane
	 */
	async restate(given: {
		at: SealedAt;
		signed: number;
		restated: Restated | null;
	}): Promise<Restated | undefined> {
		const { at, signed, restated } = given;
		const { id, tip, lane, epoch, sealed } = at;
		const opened = await openHere(state, lane, epoch, sealed);
		if (!opened || !isSaid(opened)) return undefined;
		const said = JSON.parse(new TextDecoder().decode(opened)) as Said;
		const cards = state.chains.get(lane) ?? [];
		const card = cards.find((one) => one.epoch === signed);
		const signer = card && signerOfCard(card);
		const place = { id, tip, lane, epoch: signed };
		const stands =
			standsBy(cards, { epoch: signed, sealed, said: hashOfSaid(said), restated }) &&
			signer !== undefined &&
			isTheLanes(said, place, signer);
		return stands ? restate(said, id, newestOf(state, lane)) : undefined;
	},

	/** Seals a part of a file for another lane. Neither is ever whole in memory. */
	async movePart(given: { lane: string; epoch: number; sealed: Blob; to: MoveTo }): Promise<Blob> {
		const { lane, epoch, sealed, to } = given;
		const { recipient } = recipientOf(state, to);
		const identity = keysHere(state, lane, epoch)?.identity;
		if (!identity) return sealedAnew(sealed.stream(), recipient); // as moveFile
		try {
			return await sealedAnew(await openStream(sealed.stream(), identity), recipient);
		} catch {
			return sealedAnew(sealed.stream(), recipient); // as moveFile
		}
	},

	/** Why a tip is moved, for the lane where it goes. */
	async moveReason(given: { words: string; id: string; tip: string; to: MoveTo }): Promise<Base64> {
		const { words, id, tip } = given;
		const { recipient, ...to } = recipientOf(state, given.to);
		const place = { kind: 'reason' as const, id, tip, ...to };
		return base64.encode(await sealWritten({ words }, place, recipient, signerOf(state)));
	}
});

/** @throws BrokenChain when the cards do not lead from that pin, or are another lane's. */
function recipientOf(state: State, { lane, pin, cards, recovery }: MoveTo) {
	const newest = followCards(cards, pin, custodiansKnown(state, recovery)).at(-1);
	if (newest?.lane !== lane) throw new BrokenChain('the cards of another lane');
	return { lane, epoch: newest.epoch, recipient: newest.recipient };
}

async function openHere(
	state: State,
	lane: string,
	epoch: number,
	sealed: Uint8Array
): Promise<Uint8Array | undefined> {
	const identity = keysHere(state, lane, epoch)?.identity;
	if (!identity) return undefined;
	try {
		const opened = await open(sealed, identity);
		JSON.parse(new TextDecoder().decode(opened));
		return opened;
	} catch {
		return undefined; // altered
	}
}

/** Whether opened bytes are what a reply's file holds. */
function isSaid(opened: Uint8Array): boolean {
	const said = JSON.parse(new TextDecoder().decode(opened)) as Partial<Said> | null;
	return said?.v === 1 && typeof said.signature === 'string' && typeof said.envelope === 'object';
}

async function sealedAnew(plain: ReadableStream<Uint8Array>, recipient: Recipient): Promise<Blob> {
	const chunks: Blob[] = [];
	for await (const chunk of regrouped(piecesOf(await sealStream(plain, recipient)), CHUNK)) {
		chunks.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
	}
	return new Blob(chunks);
}

/** Not every browser's streams can be gone through by themselves. */
async function* piecesOf(stream: ReadableStream<Uint8Array>) {
	const reader = stream.getReader();
	for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
