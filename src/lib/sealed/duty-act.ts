import type { Act } from './act.ts';

/** What is done to a lane's roster, as an officer's browser signs it and the desk's server expects it. */
export type DutyAct = Pick<Act, 'act' | 'subject' | 'detail'>;

/** In UTC, as ISO 8601. */
type Away = { readonly from: string; readonly until: string };
/** `place` 1: told first; 2: told next. */
export type PlannedShift = Away & { readonly officerId: string; readonly place: number };

export const dutyActs = {
	/** @param drops ids of shifts. */
	change: (
		lane: string,
		{ adds, drops }: { readonly adds: readonly PlannedShift[]; readonly drops: readonly string[] }
	): DutyAct => ({
		act: 'duty.roster-changed',
		subject: lane,
		detail: {
			adds: adds.map(({ officerId, from, until, place }) => ({ officerId, from, until, place })),
			drops: [...drops]
		}
	}),
	/** @param of whose shift it was until then. */
	takeOver: (shift: string, of: string): DutyAct => ({
		act: 'duty.shift-taken-over',
		subject: shift,
		detail: { of }
	}),
	enterLeave: (officer: string, { from, until }: Away): DutyAct => ({
		act: 'duty.leave-entered',
		subject: officer,
		detail: { from, until }
	}),
	endLeave: (officer: string, leave: string): DutyAct => ({
		act: 'duty.leave-ended',
		subject: officer,
		detail: { leave }
	})
} as const;
