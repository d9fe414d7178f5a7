import { sql } from 'drizzle-orm';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { Intake } from './intake.ts';
import { lookupIdOf } from './receipt.ts';

/** In plain words on the tipster's page. */
export type Status = 'received' | 'being-read' | 'question' | 'passed-on' | 'closed';

export type FoundTip = {
	readonly id: string;
	readonly lane: string;
	readonly epoch: number;
	readonly status: Status;
};

/** The tip of a code; undefined for a code that is wrong or burnt, which look the same. */
export async function find(intake: Intake, code: ReceiptCode): Promise<FoundTip | undefined> {
	const [tip] = await intake.db.execute<FoundTip>(
		sql`select * from intake.find_tip(${lookupIdOf(intake.keys, code)})`
	);
	return tip;
}
