import { isDeskKey, type DeskKey } from './policy.ts';
import { list } from './change.ts';
import type { Db } from '../db/index.ts';

/** What officers read before they act, as it is approved: by whom, on what day. */
export type DeskWords = Readonly<
	Partial<
		Record<
			DeskKey,
			{ readonly text: string; readonly by: string | null; readonly on: string | null }
		>
	>
>;

/** What is not approved is not there. */
export async function atDesk(db: Db): Promise<DeskWords> {
	const entries = await list(db);
	return Object.fromEntries(
		entries.flatMap(({ key, inForce }) =>
			isDeskKey(key) && inForce
				? [[key, { text: inForce.text, by: inForce.approvedBy, on: inForce.approvedOn }]]
				: []
		)
	);
}
