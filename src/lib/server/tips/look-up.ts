import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { constantTimeEqual } from '../crypto/index.ts';
import { functions } from '../db/index.ts';
import type { Intake } from './intake.ts';
import { candidates, type Candidates, type KeyedCode } from './receipt.ts';
import type { PinnedLane } from './routing.ts';

/**
 * The code that a request brought, as its row is derived. A code that is none goes on as the newest of what it might have
 * been, so that whatever is done with it is done with it, too.
 */
export const lookUp = async (intake: Intake, code: ReceiptCode): Promise<KeyedCode> =>
	(await lookUpAmong(intake, candidates(intake.keys, code))).keyed;

/** @returns `laneKind`: that of the lane in which its tip is kept already; undefined: none is. */
export async function lookUpAmong(
	intake: Intake,
	all: Candidates
): Promise<{ keyed: KeyedCode; laneKind: PinnedLane['kind'] | undefined }> {
	const rows = await functions.codeAmong(intake.db, { lookups: all.map(({ lookup }) => lookup) });
	const found = all.flatMap((keyed) =>
		rows
			.filter(({ lookup }) => constantTimeEqual(lookup, keyed.lookup))
			.map(({ laneKind }) => ({ keyed, laneKind: laneKind ?? undefined }))
	);
	return found[0] ?? { keyed: all[0], laneKind: undefined };
}
