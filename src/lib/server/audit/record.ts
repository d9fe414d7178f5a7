import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { fast } from '../crypto/index.ts';
import { auditEntries, newestCard, type Tx } from '../db/index.ts';
import type { ActSignature } from '#lib/sealed/act.ts';
import { seal } from '#lib/sealed/age.ts';
import { canonical, utf8 } from '#lib/sealed/bytes.ts';
import { padded } from '#lib/sealed/envelope.ts';

/** Which chain an act belongs to: that of a lane, or of people and settings. */
export type Chain = 'people' | { readonly lane: string };

/** What was done, as a noun and a verb in the past: `tip.taken`. */
export type Act = {
	readonly act: string;
	/** The officer; null for the system itself. */
	readonly by: string | null;
	/** Id of what it was done to. */
	readonly subject?: string;
	readonly detail?: Readonly<Record<string, unknown>> | undefined;
	/** Over all of the above and the lane, by the officer's browser: see sealed/act.ts. */
	readonly signed?: ActSignature | undefined;
	/** What the server adds to an act that is signed. */
	readonly noted?: Noted | undefined;
	/** Of which signed act it is a consequence: see printOfAct. */
	readonly follows?: string | undefined;
};
export type Noted = Readonly<Record<string, unknown>>;

/** What an entry's body holds: the act, and the salt that keeps its commitment from being guessed. */
export type ActBody = Act & { readonly v: 1; readonly id: string; readonly salt: string };

/** Bodies are padded to this many bytes, so that their length does not tell the act. */
const BODY_STEP = 1024;

/**
 * Writes an act into its chain, in the transaction of the change it records. The database itself gives it
 * its number and hash. In a lane's chain the body is sealed to the lane: the row alone tells only that
 * something was done, and when.
 * @throws Error when the lane has no card yet: nothing could be done in it that wants recording.
 */
export async function record(tx: Tx, chain: Chain, act: Act, at = new Date()): Promise<void> {
	const chainId = chain === 'people' ? chain : chain.lane;
	await tx.insert(auditEntries).values({ chainId, at, ...(await entry(tx, chain, act)) });
}

/** What stands in an entry, for a function of the database that writes it. */
export async function entry(tx: Tx, chain: Chain, act: Act) {
	const body: ActBody = { v: 1, id: randomUUID(), salt: randomBytes(16).toString('hex'), ...act };
	const plain = padded(utf8(canonical(body)), BODY_STEP);
	return {
		commitment: createHash('sha256').update(plain).digest(),
		body:
			chain === 'people' ? plain : await seal(plain, [fast(await recipientOfLane(tx, chain.lane))])
	};
}

async function recipientOfLane(tx: Tx, lane: string) {
	const card = await newestCard(tx, lane);
	if (!card) throw new Error('a lane without a card has no chain');
	return card.recipient;
}
