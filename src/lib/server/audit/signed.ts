import { eq } from 'drizzle-orm';
import {
	isActSigned,
	printOfAct,
	type ActSignature,
	type Act as SignedAct
} from '#lib/sealed/act.ts';
import { PEOPLE } from '#lib/sealed/people-act.ts';
import { actingAs, officers, signedActs, type Db, type Tx } from '../db/index.ts';
import { record, type Noted } from './record.ts';

/** Why an act is not entered: its signature is missing, is of something or somebody else, or was entered before. */
export type NotSigned = {
	readonly ok: false;
	readonly why: 'unsigned' | 'signed-otherwise' | 'signed-before';
};

/** Undoes what the transaction has changed so far: no change stays that its officer did not sign. */
class Refused extends Error {
	override name = 'Refused';
	readonly why: NotSigned['why'];
	constructor(why: NotSigned['why']) {
		super(why);
		this.why = why;
	}
}

/** @param change a transaction in which acts are entered. */
export async function orRefused<Result>(
	change: () => Promise<Result>
): Promise<Result | NotSigned> {
	try {
		return await change();
	} catch (error) {
		if (error instanceof Refused) return { ok: false, why: error.why };
		throw error;
	}
}

/** What an officer does and signs, in the one transaction in which it is entered. */
export const asSigned = <Result>(
	db: Db,
	officerId: string,
	change: (tx: Tx) => Promise<Result>
): Promise<Result | NotSigned> => orRefused(() => actingAs(db, officerId, change));

/**
 * Takes an act that an officer's browser signed, once. Which entry it names as its head is not for the server to judge: a record
 * that differs from what its signer saw has to show, and must stop nobody's work.
 * @returns the hash of the signature, for what follows from the act: see printOfAct.
 * @throws Refused, which orRefused turns into its result.
 */
export async function accept(
	tx: Tx,
	act: SignedAct,
	signed: ActSignature | undefined
): Promise<string> {
	if (!signed) throw new Refused('unsigned');
	const [signer] = await tx
		.select({ verifyKey: officers.verifyKey })
		.from(officers)
		.where(eq(officers.id, act.by));
	if (!signer?.verifyKey || !isActSigned(act, signed, signer.verifyKey))
		throw new Refused('signed-otherwise');
	const print = printOfAct(signed);
	const { count } = await tx
		.insert(signedActs)
		.values({ print: Buffer.from(print, 'base64url') })
		.onConflictDoNothing();
	if (count === 0) throw new Refused('signed-before');
	return print;
}

/** Enters it into the record of its lane, or of people and settings. @param noted what the server adds by itself. @returns, and throws, as accept. */
export async function recordSigned(
	tx: Tx,
	{
		act,
		signed,
		noted
	}: { act: SignedAct; signed: ActSignature | undefined; noted?: Noted | undefined },
	at: Date
): Promise<string> {
	const print = await accept(tx, act, signed);
	const { lane, ...said } = act;
	await record(tx, lane === PEOPLE ? lane : { lane }, { ...said, signed, noted }, at);
	return print;
}
