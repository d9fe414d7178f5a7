import { desk } from '#lib/i18n/en/desk.ts';
import { duty as text } from '#lib/i18n/en/duty.ts';
import { dutyActs, type DutyAct, type PlannedShift } from '#lib/sealed/duty-act.ts';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';

type Kept = { ok: true } | { ok: false; why: string };
type Sent = {
	readonly path: `/desk/duty/${string}`;
	readonly body: object;
	readonly method: string;
};

/** Signs what is done to a lane's roster and posts it. @returns why nothing was changed, in words. */
async function send(lane: string, act: DutyAct, { path, body, method }: Sent) {
	let signed;
	try {
		signed = await vault.signAct({ lane, ...act });
	} catch (fault) {
		const isLocked = fault instanceof Error && fault.name === 'Locked';
		return isLocked ? desk.signing.locked : desk.signing.unsigned;
	}
	const fetched = await ask<Kept>(path, { ...body, signed }, method);
	if (!fetched.ok) return fetched.status === 401 ? desk.faults.signedOut : desk.faults.unsent;
	void vault.followRecords();
	if (fetched.value.ok) return undefined;
	const { why } = fetched.value;
	return text.faults[why] ?? desk.notSigned[why] ?? desk.faults.failed;
}

type Change = { readonly adds: readonly PlannedShift[]; readonly drops: readonly string[] };

export const changeRoster = (lane: string, change: Change) =>
	send(lane, dutyActs.change(lane, change), {
		...{ path: `/desk/duty/${lane}/shifts`, method: 'POST' },
		body: change
	});

/** @param of whose shift the page shows it as. */
export const takeOver = (lane: string, shift: string, of: string) =>
	send(lane, dutyActs.takeOver(shift, of), {
		...{ path: `/desk/duty/${lane}/shifts`, method: 'PUT' },
		body: { shift }
	});

export const enterLeave = (
	lane: string,
	officer: string,
	away: { readonly from: string; readonly until: string }
) =>
	send(lane, dutyActs.enterLeave(officer, away), {
		...{ path: `/desk/duty/${lane}/leaves`, method: 'POST' },
		body: away
	});

export const endLeave = (lane: string, officer: string, leave: string) =>
	send(lane, dutyActs.endLeave(officer, leave), {
		...{ path: `/desk/duty/${lane}/leaves`, method: 'DELETE' },
		body: { leave }
	});
