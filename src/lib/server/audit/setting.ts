import type { Db, Role, Tx } from '../db/index.ts';
import { record } from './record.ts';

/** Who changes a setting: an administrator, or null for whoever runs the server's own command line. */
export type By = { readonly officerId: string; readonly role: Role } | null;

type Changed = {
	readonly subject: string;
	readonly detail: Readonly<Record<string, unknown>>;
};

/**
 * Changes a setting and puts it on record among people: both or neither.
 * @param change what was changed, or why nothing was.
 */
export function changeSetting<Why extends string>(
	db: Db,
	by: By,
	act: string,
	now: Date,
	change: (tx: Tx, changedBy: string | null) => Promise<Why | Changed>
): Promise<Why | 'done' | 'not-allowed'> {
	return db.transaction(async (tx) => {
		if (by && by.role !== 'administrator') return 'not-allowed';
		const changedBy = by?.officerId ?? null;
		const changed = await change(tx, changedBy);
		if (typeof changed === 'string') return changed;
		await record(tx, 'people', { act, by: changedBy, ...changed }, now);
		return 'done';
	});
}
