import type { ActSignature } from '#lib/sealed/act.ts';
import { PEOPLE, type PeopleAct } from '#lib/sealed/people-act.ts';
import type { Db, Role, Tx } from '../db/index.ts';
import { record, type Noted } from './record.ts';
import { orRefused, recordSigned, type NotSigned } from './signed.ts';

/**
 * Who changes a setting: an administrator, and what their browser signed of it; or null for whoever runs the server's own command
 * line, where nobody signs.
 */
export type Decider = {
	readonly officerId: string;
	readonly role: Role;
	readonly signed: ActSignature | undefined;
} | null;

type Made = { readonly act: PeopleAct; readonly noted?: Noted | undefined };

/** What became of a change, or why nothing was written. */
export type Decided<Why extends string> =
	{ readonly ok: true } | { readonly ok: false; readonly why: Why | 'not-allowed' } | NotSigned;

/**
 * Changes a setting and puts it on record among people, signed by who did it: all of it or nothing.
 * @param change what was changed, as its signer saw it, and what the server adds; or why nothing was.
 */
export const decide = <Why extends string>(
	db: Db,
	by: Decider,
	now: Date,
	change: (tx: Tx, changedBy: string | null) => Promise<Why | Made>
): Promise<Decided<Why>> =>
	orRefused(() =>
		db.transaction<Decided<Why>>(async (tx) => {
			if (by && by.role !== 'administrator') return { ok: false, why: 'not-allowed' };
			const made = await change(tx, by?.officerId ?? null);
			if (typeof made === 'string') return { ok: false, why: made };
			await recordDecision(tx, by, made, now);
			return { ok: true };
		})
	);

/** Enters it as who did it signed it. @throws Refused, which orRefused turns into its result. */
async function recordDecision(tx: Tx, by: Decider, { act, noted }: Made, now: Date): Promise<void> {
	if (!by) return record(tx, PEOPLE, { ...act, by: null, noted }, now);
	const signed = { act: { ...act, lane: PEOPLE, by: by.officerId }, signed: by.signed, noted };
	await recordSigned(tx, signed, now);
}
