import { vi } from 'vitest';
import type { Person } from '../../../scripts/demo/people.ts';
import type { ReceiptCode } from '../../../src/lib/sealed/receipt-code.ts';
import * as staff from '../../../src/lib/server/staff/index.ts';
import type { Backup } from '../backup.ts';
import type { House } from '../house.ts';
import { newBrowser, type Browser } from '../unlocked.ts';
import type { Leaver } from './leavers.ts';

/** `may-stand`: it was said with an older key while an older database stood there, or its lane need not stand by it any more. */
export type Answer = {
	/** Whose key signed it. */
	readonly lane: string;
	readonly state: 'stands' | 'may-stand' | 'cleared';
};

/** What somebody told, and what they were answered, as they know it themselves. */
export type Told = {
	readonly id: string;
	readonly code: ReceiptCode;
	readonly words: string;
	/** What the lane's people answered, and whether the page has to show it. */
	readonly answers: Map<string, Answer>;
	isBurnt: boolean;
};

/** A task force, and all that is known of it without asking it. */
export type World = {
	house: House;
	/** Whoever may read the general lane. */
	readonly people: Person[];
	/** One each, by officer's id. */
	readonly browsers: Map<string, Browser>;
	/** What people and their browsers did, by name and kind. */
	readonly acts: Map<string, Map<Act, number>>;
	readonly told: Map<string, Told>;
	/** By officer's id. */
	readonly disabled: Set<string>;
	/** Who left a lane, with what they held then. */
	readonly leavers: Leaver[];
	/** Whose copy of which epoch somebody proposed spoilt, and who did. */
	readonly spoilt: { readonly by: string; readonly of: string; readonly epoch: number }[];
	/** What happened so far, in words. */
	readonly log: string[];
	backup?: { readonly of: Backup; readonly told: ReadonlyMap<string, Told> } | undefined;
	/** An older database stands there, and the cards that the public face remembers are not put back yet. */
	isOld: boolean;
	now: Date;
};

/** `proposed`, `stood by` and `refused`: of cards, by the browser unasked or as somebody was asked. */
export type Act = 'unlocks' | 'proposed' | 'stood by' | 'refused' | 'questions' | 'touches';

export function counts({ acts }: World, { name }: Person, act: Act, many = 1): void {
	const own = acts.get(name) ?? new Map<Act, number>();
	acts.set(name, own.set(act, (own.get(act) ?? 0) + many));
}

export function newWorld(house: House, now: Date): World {
	const people = [house.mara, house.devon, house.ruth, house.joan];
	return {
		house,
		people,
		browsers: new Map(people.map(({ officerId }) => [officerId, newBrowser()])),
		acts: new Map(),
		told: new Map(),
		disabled: new Set(),
		leavers: [],
		spoilt: [],
		log: [],
		isOld: false,
		now
	};
}

const HOUR_MS = 3_600_000;

/** What browsers and servers take for the time from here on. */
export function later(world: World, hours: number): void {
	world.now = new Date(world.now.getTime() + hours * HOUR_MS);
	vi.setSystemTime(world.now);
}

/** Who reads a lane by its newest card and by its rows, and is at work. */
export async function atWorkIn(
	{ house, people, disabled }: World,
	lane: string
): Promise<Person[]> {
	const found = await laneOf(house, lane);
	const { cardMembers, members } = found;
	return people.filter(
		({ officerId }) =>
			!disabled.has(officerId) &&
			cardMembers?.includes(officerId) &&
			members.some((one) => one.officerId === officerId)
	);
}

export async function laneOf({ desk }: House, lane: string): Promise<staff.lane.Lane> {
	const found = (await staff.lane.list(desk)).find(({ id }) => id === lane);
	if (!found) throw new Error(`no lane ${lane}`);
	return found;
}

/** One of them, by a number that may be any; undefined of none. */
export const pick = <Item>(items: readonly Item[], n: number): Item | undefined =>
	items[n % items.length];
