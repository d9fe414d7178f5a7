import type { Db, Role, Tx } from '../db/index.ts';
import { record } from './record.ts';

/** Who changes a setting: an administrator, or null for whoever runs the server's own command line. */
export type By = { readonly officerId: string; readonly role: Role } | null;

type Made = {
	readonly subject: string;
	readonly detail: Readonly<Record<string, unknown>>;
};

/** What became of a change, or why nothing was written. */
export type Changed<Why extends string> =
	{ readonly ok: true } | { readonly ok: false; readonly why: Why | 'not-allowed' };

/**
 * Changes a setting and puts it on record among people: both or neither.
 * @param change what was changed, or why nothing was.
 */
export function changeSetting<Why extends string>(
	db: Db,
	by: By,
	act: string,
	now: Date,
	change: (tx: Tx, changedBy: string | null) => Promise<Why | Made>
): Promise<Changed<Why>> {
	return db.transaction(async (tx) => {
		if (by && by.role !== 'administrator') return { ok: false, why: 'not-allowed' };
		const changedBy = by?.officerId ?? null;
		const made = await change(tx, changedBy);
		if (typeof made === 'string') return { ok: false, why: made };
		await record(tx, 'people', { act, by: changedBy, ...made }, now);
		return { ok: true };
	});
}
