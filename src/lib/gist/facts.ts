import type { Gist } from './gist.ts';

/** Whose move a tip is, as its row says. */
export const foundStages = [
	'unread',
	'ours',
	'tipster',
	'agency',
	'held',
	'withdrawn',
	'closed'
] as const;
export type FoundStage = (typeof foundStages)[number];

/** What the row of a tip says of it, by which a search can be narrowed. */
export type Facts = {
	readonly lane: string;
	readonly stage: FoundStage;
	/** The officer who has it. */
	readonly holder?: string | undefined;
	readonly level: 1 | 2 | 3 | 4;
	readonly outcome?: string | undefined;
	/** Day or moment of arrival, ISO 8601 in UTC: compared as text. */
	readonly arrived: string;
};

export type Filters = {
	readonly lane?: string | undefined;
	/** `open`: any but closed. */
	readonly stage?: FoundStage | 'open' | undefined;
	/** `null`: nobody has it. */
	readonly holder?: string | null | undefined;
	readonly level?: Facts['level'] | undefined;
	readonly outcome?: string | undefined;
	readonly language?: string | undefined;
	/** The first and the last day, ISO 8601, both included. */
	readonly from?: string | undefined;
	readonly to?: string | undefined;
};

export function isWanted({ language }: Gist, facts: Facts, filters: Filters): boolean {
	const { from = '', to, holder, stage } = filters;
	const day = facts.arrived.slice(0, 10);
	return (
		(['lane', 'level', 'outcome'] as const).every(
			(name) => filters[name] === undefined || facts[name] === filters[name]
		) &&
		(stage === undefined ||
			(stage === 'open' ? facts.stage !== 'closed' : facts.stage === stage)) &&
		(holder === undefined || (facts.holder ?? null) === holder) &&
		(filters.language === undefined || language === filters.language) &&
		day >= from &&
		(to === undefined || day <= to)
	);
}
