/** Half-open, as all spans here: what ends at eight is over at eight. */
export type Span = { readonly startsAt: Date; readonly endsAt: Date };
type Of = { readonly officerId: string };

/** Who may be told what of a lane, and when. */
export type Roster = {
	/** At work, and of a role that reads tips. */
	readonly members: readonly (Of & { readonly supervises: boolean })[];
	/** `place` 1: told first; 2: told next. */
	readonly shifts: readonly (Of & Span & { readonly place: number })[];
	readonly leaves: readonly (Of & Span)[];
};

/** Those of a lane who can be told, in the order in which they are: see alerts/climb.ts. Officers' ids. */
export type Rungs = {
	/** On duty, of the lowest place that anybody has; nobody in a gap. */
	readonly first: readonly string[];
	/** On duty besides. */
	readonly next: readonly string[];
	/** Members who supervise. Without one whom something reaches, all members. */
	readonly supervisors: readonly string[];
	readonly all: readonly string[];
	/** On leave: what waits for them waits for nobody. */
	readonly away: readonly string[];
};

const covers =
	(at: Date) =>
	({ startsAt, endsAt }: Span): boolean =>
		startsAt <= at && at < endsAt;

/** Shifts of the moment: of members who are not away. */
function shiftsAt({ members, shifts, leaves }: Roster, at: Date) {
	const ids = new Set(members.map(({ officerId }) => officerId));
	const away = new Set(leaves.filter(covers(at)).map(({ officerId }) => officerId));
	return shifts
		.filter(covers(at))
		.filter(({ officerId }) => ids.has(officerId) && !away.has(officerId));
}

/** @param tellable whom something reaches. */
export function rungsAt(roster: Roster, tellable: ReadonlySet<string>, at: Date): Rungs {
	const reached = roster.members.filter(({ officerId }) => tellable.has(officerId));
	const all = reached.map(({ officerId }) => officerId);
	const supervising = reached.filter(({ supervises }) => supervises);
	const shifts = shiftsAt(roster, at).filter(({ officerId }) => tellable.has(officerId));
	const lowest = Math.min(...shifts.map(({ place }) => place));
	const first = shifts.filter(({ place }) => place === lowest);
	const next = shifts.filter(({ place }) => place !== lowest);
	return {
		first: [...new Set(first.map(({ officerId }) => officerId))],
		next: [...new Set(next.map(({ officerId }) => officerId))],
		supervisors: supervising.length > 0 ? supervising.map(({ officerId }) => officerId) : all,
		all,
		away: roster.leaves.filter(covers(at)).map(({ officerId }) => officerId)
	};
}

/** Hours in which a lane has nobody on duty, or nobody there whom anything reaches. */
export type Gap = Span & { readonly why: 'nobody' | 'not-tellable' };

/** What is urgent in a gap goes to the whole lane. */
export function gaps(roster: Roster, tellable: ReadonlySet<string>, { startsAt, endsAt }: Span) {
	const edges = [...roster.shifts, ...roster.leaves]
		.flatMap((span) => [span.startsAt.getTime(), span.endsAt.getTime()])
		.filter((edge) => edge > startsAt.getTime() && edge < endsAt.getTime());
	const times = [...new Set([startsAt.getTime(), ...edges])].toSorted((a, b) => a - b);
	const found: Gap[] = [];
	times.forEach((time, n) => {
		const on = shiftsAt(roster, new Date(time));
		if (on.some(({ officerId }) => tellable.has(officerId))) return;
		const why = on.length > 0 ? 'not-tellable' : 'nobody';
		const span = { startsAt: new Date(time), endsAt: new Date(times[n + 1] ?? endsAt) };
		const last = found.at(-1);
		const goesOn = last?.why === why && last.endsAt.getTime() === time;
		if (goesOn) found[found.length - 1] = { ...last, endsAt: span.endsAt };
		else found.push({ ...span, why });
	});
	return found;
}
