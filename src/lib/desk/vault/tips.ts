import { readEnvelope, type Kind } from '#lib/sealed/envelope.ts';
import { Unopened, unwrapped } from '#lib/sealed/moved.ts';
import { openPart, WrongPart } from '#lib/sealed/open-part.ts';
import { open } from '#lib/sealed/open.ts';
import type { Section } from '#lib/sealed/part.ts';
import { asSaid, readKept, readSaid, type Reply, type Said } from '#lib/sealed/reply.ts';
import { verifyKeyOf } from '#lib/sealed/signature.ts';
import type { AdditionBody, TipBody } from '#lib/sealed/tip.ts';
import { readWritten, type Written } from '#lib/sealed/written.ts';
import { keysHere, keysOf, type State } from './state.ts';
import type { SealedAt, SentReply, Writers } from './wire.ts';
import { writersAt } from './writers.ts';

/** What was sealed to a lane: opened, and held against the place where it lay. */
export const tips = (state: State) => {
	const opened = ({ lane, epoch, sealed }: Pick<SealedAt, 'lane' | 'epoch' | 'sealed'>) =>
		open(sealed, keysOf(state, lane, epoch).identity);
	/** What lay here, or in another lane before, with where that was. */
	const found = async ({ id, tip, lane, epoch, sealed }: SealedAt) =>
		unwrapped(await opened({ lane, epoch, sealed }), { id, tip, lane, epoch });
	const bodyOf = async <Body>(kind: Kind, at: SealedAt): Promise<Body> => {
		const { opened, place } = await found(at);
		return readEnvelope<Body>(opened, { kind, ...place }).body;
	};

	const openTip = (at: Omit<SealedAt, 'tip'>): Promise<TipBody> =>
		bodyOf('tip', { ...at, tip: at.id });

	async function saidIn(at: SealedAt): Promise<Said> {
		const { opened, place } = await found(at);
		return readKept(opened, place);
	}

	return {
		openTip,

		/**
		 * How many of these tips tick an agency as involved. One that does not open counts: nobody can say.
		 * @throws NotYourLane of an epoch of which nothing is known here: it counts once the lanes are those of now.
		 */
		async countInvolved(given: {
			tips: readonly Omit<SealedAt, 'tip'>[];
			agency: string;
		}): Promise<number> {
			let count = 0;
			for (const tip of given.tips) {
				const isHeld = keysHere(state, tip.lane, tip.epoch) !== undefined;
				const body = isHeld ? await openTip(tip).catch(() => undefined) : undefined;
				if (!body || body.answers.involved.includes(given.agency)) count += 1;
			}
			return count;
		},

		openAddition: (at: SealedAt): Promise<AdditionBody> => bodyOf('addition', at),

		/**
		 * Opens a part of a file.
		 * @throws WrongPart when it is not the one that its addition tells of; Unopened where it moved here as it lay.
		 */
		async openPart(given: {
			lane: string;
			epoch: number;
			sealed: Uint8Array;
			expected: Section;
		}): Promise<Uint8Array> {
			const { lane, epoch, sealed, expected } = given;
			const { identity } = keysOf(state, lane, epoch);
			try {
				return await openPart(sealed, identity, expected);
			} catch (fault) {
				if (fault instanceof WrongPart && isAge(await open(sealed, identity)))
					throw new Unopened(lane);
				throw fault;
			}
		},

		/** @throws WrongEnvelope when the officer named in it did not sign it for this place. */
		async openWritten(given: {
			kind: Kind;
			at: SealedAt;
			writers: Writers;
		}): Promise<Written<object>> {
			const { kind, at, writers } = given;
			const { opened, place } = await found(at);
			const keysOf = await writersAt(state, place, at.lane, writers);
			return readWritten<object>(opened, { kind, ...place }, keysOf);
		},

		/**
		 * Opens a reply as the lane has it.
		 * @returns with whose print the epoch signed it for, and who sent it.
		 * @throws WrongEnvelope when either signature does not hold for this place, or for these words.
		 */
		async openReply(
			given: SentReply & { readonly writers: Writers }
		): Promise<Reply & { readonly to: string; readonly by: string }> {
			const { id, tip, lane, epoch, signed, sealed, sending, kept, writers } = given;
			const said = sealed
				? asSaid((await found({ id, tip, lane, epoch, sealed })).opened)
				: await saidIn({ id, tip, lane, ...kept });
			const sent = await found({ id, tip, lane, epoch, sealed: sending });
			// Once it moved, the file is another with the same words in it.
			const isAsSent = sent.place.lane === lane && sent.place.epoch === epoch;
			const { lane: by, epoch: signing } = signed ?? { lane, epoch };
			const laneKey =
				by === lane ? verifyKeyOf(keysOf(state, lane, signing).signingKey) : undefined;
			return readSaid(
				{ said, file: (isAsSent && sealed) || undefined, sending: sent.opened },
				{ id, tip, lane: by, epoch: signing },
				laneKey,
				await writersAt(state, { lane: by, epoch: signing }, lane, writers)
			);
		}
	};
};

/** Whether opened bytes are an age file in their turn: what did not open for who moved it. */
const isAge = (opened: Uint8Array): boolean =>
	new TextDecoder().decode(opened.subarray(0, AGE.length)) === AGE;
const AGE = 'age-encryption.org/v1';
