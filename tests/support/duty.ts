import { dutyActs } from '../../src/lib/sealed/duty-act.ts';
import * as duty from '../../src/lib/server/duty/index.ts';
import type { Actor, DeskContext } from '../../src/lib/server/staff/index.ts';
import { signs, type Rest } from './keys-held.ts';

// The room's verbs, each with its act signed as the officer's browser signs it.
export * from '../../src/lib/server/duty/index.ts';

export const change = (
	desk: DeskContext,
	actor: Actor,
	...[lane, given, now]: Rest<typeof duty.change>
) =>
	duty.change(desk, signs(actor, { ...dutyActs.change(lane, given), lane }, now), lane, given, now);

/** @param of whose shift the page shows it as. */
export const takeOver = (
	desk: DeskContext,
	actor: Actor,
	of: string,
	...[lane, shift, now]: Rest<typeof duty.takeOver>
) => {
	const signed = signs(actor, { ...dutyActs.takeOver(shift, of), lane }, now);
	return duty.takeOver(desk, signed, lane, shift, now);
};

export const enterLeave = (
	desk: DeskContext,
	actor: Actor,
	...[lane, away, now]: Rest<typeof duty.enterLeave>
) => {
	const signed = signs(actor, { ...dutyActs.enterLeave(actor.officerId, away), lane }, now);
	return duty.enterLeave(desk, signed, lane, away, now);
};

export const endLeave = (
	desk: DeskContext,
	actor: Actor,
	...[lane, leave, now]: Rest<typeof duty.endLeave>
) => {
	const signed = signs(actor, { ...dutyActs.endLeave(actor.officerId, leave), lane }, now);
	return duty.endLeave(desk, signed, lane, leave, now);
};
