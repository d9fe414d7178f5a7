import { hereAt } from '#lib/i18n/clock.ts';
import type { StoredEntry } from '../vault/judging.ts';
import { isOfTip } from './about.ts';
import type { ReadActs, Shelf } from './acts.ts';

/** Entries that are opened and judged at once. */
const STEP = 100;

/** What somebody asks the record for; what is left out may be anything. */
export type Inquiry = {
	/** As pages name a tip, or its id, or its address. */
	readonly tip?: string | undefined;
	/** An officer's id, or `system`. */
	readonly by?: string | undefined;
	/** By the country's clock: `2026-11-23`. */
	readonly day?: string | undefined;
};

export type Span = { readonly from: number; readonly before: number };

/** What was found so far, the newest first. */
export type Found = ReadActs & {
	readonly entries: readonly { readonly seq: number; readonly at: Date }[];
	/** How many entries were looked at. */
	readonly looked: number;
	/** How many of them do not open here: they may be what was asked for. */
	readonly closed: number;
};
export const NOTHING: Found = {
	...{ entries: [], looked: 0, closed: 0 },
	...{ said: new Map(), verdicts: new Map() }
};

/** The desk did not answer: what was found until then is not all. */
export class NotAnswered extends Error {
	override readonly name = 'NotAnswered';
}

/** The first hexadecimal symbols of a tip's id; undefined where it is the name of none. */
export function tipNamed(text: string): string | undefined {
	const id = text.replace(/^.*\/tips\//, '').replace(/[\s-]/g, '');
	return /^[\da-f]{8,32}$/i.test(id) ? id.toLowerCase() : undefined;
}

/**
 * Looks through a chain from its newest entry on, for what nobody but a reader of it can look for: the server knows neither what
 * entries say nor what is asked.
 * @param read opens and judges entries that follow from one another, the oldest first.
 * @throws NotAnswered
 */
export async function* inquire(
	shelf: Pick<Shelf, 'span'>,
	read: (entries: readonly StoredEntry[]) => Promise<ReadActs>,
	chain: string,
	{ from, before: end }: Span,
	{ tip, by, day }: Inquiry
): AsyncGenerator<Found> {
	const name = tip && (tipNamed(tip) ?? 'none');
	let found = NOTHING;
	for (let before = end; before > from; before -= STEP) {
		const span = await shelf.span(chain, Math.max(from, before - STEP), before);
		if (!span) throw new NotAnswered();
		const ofDay = span.filter(({ at }) => !day || hereAt(new Date(at)).day === day);
		if (ofDay.length === 0) continue;
		const { said, verdicts } = await read(span);
		const closed = name || by ? ofDay.filter(({ seq }) => !said.get(seq)).length : 0;
		const matching = ofDay.filter(({ seq }) => {
			const act = said.get(seq);
			return (
				(act !== undefined || !(name || by)) &&
				(!name || isOfTip(act, name)) &&
				(!by || (act?.by ?? 'system') === by)
			);
		});
		found = {
			entries: [
				...found.entries,
				...matching.reverse().map(({ seq, at }) => ({ seq, at: new Date(at) }))
			],
			said: withThose(found.said, said, matching),
			verdicts: withThose(found.verdicts, verdicts, matching),
			looked: found.looked + ofDay.length,
			closed: found.closed + closed
		};
		yield found;
	}
}

const withThose = <Value>(
	known: ReadonlyMap<number, Value>,
	of: ReadonlyMap<number, Value>,
	entries: readonly { readonly seq: number }[]
): ReadonlyMap<number, Value> => {
	const wanted = new Set(entries.map(({ seq }) => seq));
	return new Map([...known, ...[...of].filter(([seq]) => wanted.has(seq))]);
};
