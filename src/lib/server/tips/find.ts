import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { functions } from '../db/index.ts';
import type { Intake } from './intake.ts';
import { lookUp } from './look-up.ts';
import type { KeyedCode, LookupId } from './receipt.ts';

/** In plain words on the tipster's page. */
export type Status = 'received' | 'being-read' | 'question' | 'passed-on' | 'closed';

export type FoundTip = {
	readonly id: string;
	readonly lane: string;
	readonly epoch: number;
	readonly status: Status;
	/** Found with a second code, which shows nothing that was done or written. */
	readonly forced: boolean;
	/** With a second code as on the tip's first day, for ever. */
	readonly takesFiles: boolean;
};

/** The tip of a code; undefined for a code that is wrong or burnt, which look the same. */
export async function find(intake: Intake, code: ReceiptCode): Promise<FoundTip | undefined> {
	return findKeyed(intake, await lookUp(intake, code));
}

export const findKeyed = (intake: Intake, { lookup }: KeyedCode): Promise<FoundTip | undefined> =>
	findTip(intake, lookup);

export async function findTip({ db }: Intake, lookup: LookupId): Promise<FoundTip | undefined> {
	const [tip] = await functions.findTip(db, { lookup });
	return tip;
}
