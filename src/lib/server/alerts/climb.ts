import type { Came } from '../db/index.ts';
import type { Rungs } from '../duty/index.ts';

const MINUTE_MS = 60_000;
/** Fine enough for a P1, and no finer than what is known of its arrival. */
export const MARK_MS = 5 * MINUTE_MS;
export const HOUR_MS = 60 * MINUTE_MS;
/** Nobody took it: the next on call. */
const NEXT_AFTER_MS = MARK_MS;
/** And then whoever supervises, again and again. */
const SUPERVISORS_EACH_MS = 15 * MINUTE_MS;

export const markOf = (at: Date, step = MARK_MS): Date =>
	new Date(Math.floor(at.getTime() / step) * step);

/** From the mark that was computed last, without it, to the one that is computed now. */
export type Stretch = { readonly after: Date; readonly mark: Date };

/** How far up what waits has climbed by the steps that lie in the stretch; undefined: it takes no step in it. */
function rungOf(since: Date, { after, mark }: Stretch): 'first' | 'next' | 'all' | undefined {
	const [young, old] = [after, mark].map((at) => at.getTime() - since.getTime());
	if (young === undefined || old === undefined || old < 0) return undefined;
	const again = Math.floor(old / SUPERVISORS_EACH_MS) * SUPERVISORS_EACH_MS;
	if (again > 0 && again > young) return 'all';
	if (old >= NEXT_AFTER_MS && young < NEXT_AFTER_MS) return 'next';
	return young < 0 ? 'first' : undefined;
}

/**
 * Whom a P1 that nobody has taken is told to. Each step tells those of the steps below once more: what was committed just after its
 * mark was computed misses none. In a gap, the whole lane.
 * @returns officers' ids.
 */
export function climb(since: Date, stretch: Stretch, rungs: Rungs): readonly string[] {
	const rung = rungOf(since, stretch);
	if (!rung) return [];
	if (rungs.first.length === 0) return rungs.all;
	if (rung === 'first') return rungs.first;
	const beyond = rungs.next.length > 0 ? rungs.next : rungs.supervisors;
	return [...rungs.first, ...beyond, ...(rung === 'all' ? rungs.supervisors : [])];
}

/** Who stepped aside from a tip is told nothing of it: whoever comes after them is. */
export function without(aside: readonly string[], rungs: Rungs | undefined): Rungs | undefined {
	if (!rungs || aside.length === 0) return rungs;
	const rest = (ids: readonly string[]) => ids.filter((id) => !aside.includes(id));
	const [first, next, all] = [rest(rungs.first), rest(rungs.next), rest(rungs.all)];
	const supervisors = rest(rungs.supervisors);
	return {
		first: first.length > 0 ? first : next,
		next: first.length > 0 ? next : [],
		supervisors: supervisors.length > 0 ? supervisors : all,
		all,
		away: rungs.away
	};
}

type Event = { readonly officer: string | null; readonly kind: Came };

/**
 * Whom what came in an hour is told to.
 * @param working whether it is a time of work: outside of it tips wait for the morning, but a P2 is told once to whoever is on call.
 */
export function onTheHour({ officer, kind }: Event, rungs: Rungs, working: boolean): string[] {
	/** Of whoever is on leave nobody reads anything: who supervises hears of it, and can hand their tips over. */
	const isAway = officer !== null && rungs.away.includes(officer);
	const isThere = officer !== null && !isAway && rungs.all.includes(officer);
	const onDuty = working && rungs.first.length === 0 ? rungs.all : rungs.first;
	switch (kind) {
		case 'pressing':
			return [...onDuty];
		case 'still-pressing':
			return working ? [...onDuty] : [];
		case 'unread':
			return working ? [...onDuty] : [];
		case 'asked':
			return working ? rungs.all.filter((id) => id !== officer) : [];
		case 'answer':
			// Somebody waits for it, whether or not anything reaches who has the tip.
			if (isThere) return [officer];
			return working ? [...onDuty] : [];
		case 'came-back':
			if (isThere) return [officer];
			return isAway ? standIns(rungs) : [];
		case 'note':
		case 'handed-over':
			if (isThere) return [officer];
			return isAway && working ? standIns(rungs) : [];
	}
}

/** Who supervises, and is here; where all who do are away, whoever is here. */
function standIns({ supervisors, all, away }: Rungs): string[] {
	const [present, anybody] = [supervisors, all].map((ids) =>
		ids.filter((id) => !away.includes(id))
	);
	return present?.length ? present : (anybody ?? []);
}
