import type { LaneCard } from '#lib/sealed/lane-card.ts';
import {
	AGES_DAYS,
	type Day,
	dayOf,
	daysLater,
	isClosed,
	LASTS_DAYS
} from '#lib/sealed/lane-card-v2.ts';
import { functions, type Db } from '../db/index.ts';
import { keep, recall, type State } from '../state/index.ts';
import type { Doubts } from './lane-doubts.ts';

const FILE = 'first-day.json';
const DAY_MS = 86_400_000;

/** What the age of cards is judged by. */
export type Expiry = {
	/**
	 * The first day of this release on this machine, from which cards of version 1 are counted. Undefined: the clocks differ,
	 * or were not looked at yet, and no card's age is judged.
	 */
	firstDay: Day | undefined;
};

/**
 * Holds this machine's clock against the database's. Where one of them is wrong by a day, nobody can say which: no lane is
 * closed for it.
 */
export async function compareClocks(
	{ state, doubts, expiry }: { state: State; doubts: Doubts; expiry: Expiry },
	db: Db,
	now: Date
): Promise<void> {
	const there = await functions.clock(db);
	const isApart = Math.abs(there.getTime() - now.getTime()) >= DAY_MS;
	if (isApart) doubts.about('clocks', 'any', dayOf(now));
	if (isApart) expiry.firstDay = undefined;
	else expiry.firstDay ??= await firstDayOf(state, now).catch(() => unwritten(doubts, now));
}

/** Where it can be neither read nor kept, other cards are judged all the same. */
function unwritten(doubts: Doubts, now: Date): Day {
	doubts.about('unwritable', 'any', dayOf(now));
	return dayOf(now);
}

async function firstDayOf(state: State, now: Date): Promise<Day> {
	const day = readDay(await recall(state, FILE));
	if (day !== undefined) return day;
	await keep(state, FILE, JSON.stringify({ v: 1, day: dayOf(now) }));
	return dayOf(now);
}

function readDay(text: string | undefined): Day | undefined {
	if (text === undefined) return undefined;
	try {
		const { day } = JSON.parse(text) as { day: Day };
		return Date.parse(day) > 0 ? day : undefined;
	} catch {
		return undefined; // cut short by something else than us: see state/index.ts
	}
}

/**
 * How old the newest card of a lane is: it takes no new tips once it is `expired`, and its members are told while it is
 * `ageing`. The recovery lane's does not expire, and that of a lane which takes none for good.
 */
export function ageOf(
	card: LaneCard | undefined,
	kind: 'general' | 'restricted' | 'recovery',
	{ firstDay }: Expiry,
	now: Date
): 'fresh' | 'ageing' | 'expired' {
	if (!card || !firstDay || kind === 'recovery' || isClosed(card)) return 'fresh';
	const until = 'until' in card ? card.until : daysLater(firstDay, LASTS_DAYS);
	if (dayOf(now) >= until) return 'expired';
	return dayOf(now) >= daysLater(until, AGES_DAYS - LASTS_DAYS) ? 'ageing' : 'fresh';
}
