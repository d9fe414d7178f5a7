import type { LocalTime, Plan, Way, Windows } from './forms.ts';

/** What speaks against it by the plan. */
export type Lack = 'no-plan' | 'outside-windows' | 'no-yes';

/** `reach`: somebody is called, visited or written to. `pass-on`: somebody else is told, who will reach them. */
export type Kind = 'reach' | 'pass-on';

/** Undefined: the plan has nothing to say to it. */
export const kindOf = (way: Way): Kind | undefined =>
	way === 'other' ? undefined : way === 'agency' ? 'pass-on' : 'reach';

/**
 * What an act lacks by the plans that hold: more than one, where two were written at once, and then each counts.
 * @param at by the country's clock. Whom an agency reaches and when is theirs to ask: of passing on, `never` alone counts.
 */
export function lacks(kind: Kind, plans: readonly Plan[], at: LocalTime): Lack[] {
	if (plans.length === 0) return ['no-plan'];
	const isOutside = ({ windows }: Plan) =>
		kind === 'reach' ? !isWithin(windows, at) : windows === 'never';
	return [
		...(plans.some(isOutside) ? (['outside-windows'] as const) : []),
		...(plans.some(({ agreed }) => agreed !== 'yes') ? (['no-yes'] as const) : [])
	];
}

/** Whether a moment lies in a window. One that ends no later than it begins goes on over midnight. */
export function isWithin(windows: Windows, { day, time }: LocalTime): boolean {
	if (windows === 'any' || windows === 'never') return windows === 'any';
	const today = weekdayOf(day);
	const yesterday = today === 1 ? 7 : today - 1;
	return windows.some(({ day: on, from, to }) => {
		if (from < to) return on === today && time >= from && time < to;
		return (on === today && time >= from) || (on === yesterday && time < to);
	});
}

/** 1, Monday, to 7. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay() || 7;

/** Of rows that each name what they replace, those that none replaces: the order is what was signed, and no row's time. */
export const headsOf = <Row extends { readonly id: string; readonly after: readonly string[] }>(
	rows: readonly Row[]
): Row[] => {
	const replaced = new Set(rows.flatMap(({ id, after }) => after.filter((one) => one !== id)));
	return rows.filter(({ id }) => !replaced.has(id));
};

/** These, and all that they replace, and what those do. */
export function backFrom(
	ids: readonly string[],
	rows: readonly { readonly id: string; readonly after: readonly string[] }[]
): ReadonlySet<string> {
	const found = new Set<string>();
	const visit = (id: string): void => {
		if (found.has(id)) return;
		found.add(id);
		rows.find((row) => row.id === id)?.after.forEach(visit);
	};
	ids.forEach(visit);
	return found;
}
