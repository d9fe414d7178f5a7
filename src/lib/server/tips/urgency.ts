import type { Answers } from '#lib/sealed/tip.ts';

export type Level = 1 | 2 | 3 | 4;
export type Urgency = {
	readonly level: Level;
	readonly rules: number;
	readonly reasons: readonly string[];
};

/** Raised whenever a rule changes: an old tip keeps saying which rules it was read by. */
export const RULES_VERSION = 2;

/** What raises a tip, in words that officers read. The first level that has a reason is the tip's. */
const RULES: readonly { level: Level; reason: string; when: (answers: Answers) => boolean }[] = [
	{ level: 1, reason: 'danger-now', when: ({ danger }) => danger === 'yes' },
	{ level: 1, reason: 'about-to-be-moved', when: ({ leaving }) => leaving === 'yes' },
	{ level: 2, reason: 'child', when: ({ child }) => child === 'yes' },
	{ level: 2, reason: 'self-report', when: ({ way }) => way === 'me' },
	{ level: 2, reason: 'papers-held', when: ({ signs }) => signs.includes('papers-held') },
	{ level: 2, reason: 'locked-in', when: ({ signs }) => signs.includes('locked-in') },
	{ level: 2, reason: 'hurt', when: ({ signs }) => signs.includes('hurt') },
	{ level: 3, reason: 'detail', when: (answers) => details(answers) >= 2 },
	{ level: 3, reason: 'several-signs', when: ({ signs }) => signs.length >= 2 },
	{ level: 4, reason: 'little-detail', when: () => true }
];

/** How soon a first response is owed. */
const TARGETS = {
	1: { minutes: 15 },
	2: { minutes: 4 * 60 },
	3: { workingDays: 1 },
	4: { workingDays: 3 }
} as const;

/** Where the working days are counted. */
const TIME_ZONE = 'America/St_Kitts';

/** Reads the urgency off the answers; every reason of the level that decided, and of the lower ones but the last. */
export function urgencyOf(answers: Answers): Urgency {
	const holding = RULES.filter(({ when }) => when(answers));
	const level = holding[0]!.level;
	const reasons = holding.filter((rule) => rule.level === level || rule.level < 4);
	return { level, rules: RULES_VERSION, reasons: reasons.map(({ reason }) => reason) };
}

/** Kinds of hard detail that a tip gives: what an officer can go and look for. */
const details = (answers: Answers): number => {
	const { what, place, when, who, doers, plates, vehicles, boats, phones, online } = answers;
	const given = [place, when, who, doers, plates || vehicles, boats, phones, online];
	return given.filter(Boolean).length + (what.length > 400 ? 1 : 0);
};

/**
 * When the first response is owed. The clock starts at the end of the coarse interval of arrival, so that
 * it tells no more than the interval does.
 * @param level of urgency. @param now moment of arrival or of change.
 */
export function dueAt(level: Level, now: Date): Date {
	const step = level === 1 ? 5 * MINUTE : 60 * MINUTE;
	const start = Math.floor(now.getTime() / step) * step + step;
	const target = TARGETS[level];
	return 'minutes' in target
		? new Date(start + target.minutes * MINUTE)
		: workingDaysAfter(new Date(start), target.workingDays);
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const weekday = new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, weekday: 'short' });
const isWeekend = (at: Date): boolean => /^S/.test(weekday.format(at));

function workingDaysAfter(start: Date, days: number): Date {
	let at = start;
	for (let left = days; left > 0;) {
		at = new Date(at.getTime() + DAY);
		if (!isWeekend(at)) left -= 1;
	}
	return at;
}
