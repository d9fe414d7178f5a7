import type { OpenedTip } from '../work/opening.ts';
import { timeline, type Moment } from '../work/timeline.ts';
import type { TipOnPage } from '../work/tip-on-page.ts';

/** A tip of a situation, opened. */
export type Part = { readonly tip: TipOnPage; readonly opened: OpenedTip };
/** What happened one after the other to one of them. */
export type Run = Part & { readonly moments: readonly Moment[] };

const HOUR_MS = 3_600_000;
/** What is known to the hour stands at its end, as on a tip's own page. */
const placeOf = ({ at, coarse, what }: Moment): number =>
	at.getTime() + (coarse && what !== 'arrived' ? HOUR_MS - 1 : 0);

/** What happened to all tips of a situation, the oldest first. The moments of one stay in the order that its own page has. */
export function together(parts: readonly Part[]): Run[] {
	const left = parts.map((part) => ({ part, moments: timeline(part.tip) }));
	const runs: { part: Part; moments: Moment[] }[] = [];
	for (;;) {
		const [next] = left
			.filter(({ moments }) => moments.length > 0)
			.sort((a, b) => headOf(a.moments) - headOf(b.moments));
		const moment = next?.moments.shift();
		if (!next || !moment) return runs.map(({ part, moments }) => ({ ...part, moments }));
		const last = runs.at(-1);
		if (last?.part === next.part) last.moments.push(moment);
		else runs.push({ part: next.part, moments: [moment] });
	}
}

const headOf = ([first]: readonly Moment[]): number => (first ? placeOf(first) : Infinity);
