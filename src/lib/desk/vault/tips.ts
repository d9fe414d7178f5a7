import { readEnvelope, type Kind } from '#lib/sealed/envelope.ts';
import { openPart } from '#lib/sealed/open-part.ts';
import { open } from '#lib/sealed/open.ts';
import type { Section } from '#lib/sealed/part.ts';
import { openSaid, readKept, readSaid, type Reply } from '#lib/sealed/reply.ts';
import { verifyKeyOf, type VerifyKey } from '#lib/sealed/signature.ts';
import type { AdditionBody, TipBody } from '#lib/sealed/tip.ts';
import { readWritten, type Written } from '#lib/sealed/written.ts';
import { WrongKey } from './faults.ts';
import { epochsOf, keysOf, type State } from './state.ts';
import type { SealedAt, SentReply } from './wire.ts';

/** What was sealed to a lane: opened, and held against the place where it lay. */
export const tips = (state: State) => {
	const opened = ({ lane, epoch, sealed }: Pick<SealedAt, 'lane' | 'epoch' | 'sealed'>) =>
		open(sealed, keysOf(state, lane, epoch).identity);

	async function openTip(at: Omit<SealedAt, 'tip'>): Promise<TipBody> {
		const { id, lane, epoch } = at;
		const place = { kind: 'tip', id, tip: id, lane, epoch } as const;
		return readEnvelope<TipBody>(await opened(at), place).body;
	}

	return {
		openTip,

		/** How many of these tips tick an agency as involved. One that does not open counts: nobody can say. */
		async countInvolved(given: {
			tips: readonly Omit<SealedAt, 'tip'>[];
			agency: string;
		}): Promise<number> {
			let count = 0;
			for (const tip of given.tips) {
				const body = await openTip(tip).catch(() => undefined);
				if (!body || body.answers.involved.includes(given.agency)) count += 1;
			}
			return count;
		},

		async openAddition(at: SealedAt): Promise<AdditionBody> {
			const { id, tip, lane, epoch } = at;
			const place = { kind: 'addition', id, tip, lane, epoch } as const;
			return readEnvelope<AdditionBody>(await opened(at), place).body;
		},

		/** Opens a part of a file. @throws WrongPart when it is not the one that its addition tells of. */
		async openPart(given: {
			lane: string;
			epoch: number;
			sealed: Uint8Array;
			expected: Section;
		}): Promise<Uint8Array> {
			const { lane, epoch, sealed, expected } = given;
			return openPart(sealed, keysOf(state, lane, epoch).identity, expected);
		},

		/** @throws WrongEnvelope when the officer named in it did not sign it for this place. */
		async openWritten(given: {
			kind: Kind;
			at: SealedAt;
			verifyKeys: Readonly<Record<string, VerifyKey>>;
		}): Promise<Written<object>> {
			const { kind, at, verifyKeys } = given;
			const { id, tip, lane, epoch } = at;
			const place = { kind, id, tip, lane, epoch };
			return readWritten<object>(await opened(at), place, (by) => verifyKeys[by]);
		},

		/**
		 * Opens a reply as the lane has it.
		 * @returns with whose print the epoch signed it for, and who sent it.
		 * @throws WrongEnvelope when either signature does not hold for this place, or for these words.
		 */
		async openReply(
			given: SentReply & { readonly verifyKeys: Readonly<Record<string, VerifyKey>> }
		): Promise<Reply & { readonly to: string; readonly by: string }> {
			const { id, tip, lane, epoch, sealed, sending, kept, verifyKeys } = given;
			const place = { id, tip, lane, epoch };
			const { identity, signingKey } = keysOf(state, lane, epoch);
			const said = sealed
				? await openSaid(sealed, identity)
				: readKept(await opened({ lane, ...kept }), { ...place, epoch: kept.epoch });
			return readSaid(
				{ said, file: sealed ?? undefined, sending: await open(sending, identity) },
				place,
				verifyKeyOf(signingKey),
				(by) => verifyKeys[by]
			);
		},

		/** Opens an entry of a lane's chain, whichever epoch it was sealed to. */
		async openAct({ lane, sealed }: { lane: string; sealed: Uint8Array }): Promise<Uint8Array> {
			for (const { identity } of [...epochsOf(state, lane)].reverse()) {
				const act = await open(sealed, identity).catch(() => undefined); // an older epoch's, perhaps
				if (act) return act;
			}
			throw new WrongKey('no epoch opens it');
		}
	};
};
