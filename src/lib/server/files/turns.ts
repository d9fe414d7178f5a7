import { createUsage } from './usage.ts';

/** Fair shares of the box's time: a semaphore with a quota a code. All times in milliseconds. */
export type Shares = {
	/** Files decoded at once; of one code, one. */
	readonly places: number;
	/** From a file's first byte in to the last byte out. */
	readonly longest: number;
	/** The same, once somebody waits who has used less of the box today: a flooder's fresh codes cost others no more. */
	readonly longestShared: number;
	/** Of one code a day, however its files end. */
	readonly budget: number;
	/** From this much on, a code shares with all others like it what one place leaves free for the rest. */
	readonly heavy: number;
	readonly longestWait: number;
	readonly waiting: number;
	/** Of one code. */
	readonly waitingOfOne: number;
};

/** Its time to use the box. */
export type Turn = {
	/** Aborted when the time is up. */
	readonly signal: AbortSignal;
	readonly end: () => void;
};
export type Turns = {
	/**
	 * Waits for a turn: who used least today goes first, then who came first.
	 * @param key whose file it is, as a text that says nothing.
	 * @throws Busy @throws Spent
	 */
	readonly take: (key: string) => Promise<Turn>;
};

/** So many files wait that another would do so in vain. */
export class Busy extends Error {
	override name = 'Busy';
}

/** This code's files have had all of the box's time that one code has a day. */
export class Spent extends Error {
	override name = 'Spent';
}

type Waiting = {
	readonly key: string;
	readonly go: (turn: Turn) => void;
	readonly away: (why: Error) => void;
};
type Running = {
	readonly key: string;
	readonly since: number;
	readonly time: AbortController;
	isLong: boolean;
};

/** @param now in milliseconds since 1970. */
export function createTurns(shares: Shares, now: () => number = Date.now): Turns {
	const usage = createUsage(now);
	const running = new Set<Running>();
	const waiting = new Set<Waiting>();

	const spentBy = ({ key, since }: Running) => usage.of(key) + now() - since;
	const lightestFirst = () =>
		[...waiting].toSorted((one, other) => usage.of(one.key) - usage.of(other.key));

	function admit() {
		for (const next of lightestFirst()) {
			if (usage.of(next.key) >= shares.budget) next.away(new Spent());
			else if (isFree(next.key)) start(next);
		}
		makeRoom();
	}
	function isFree(key: string): boolean {
		const inside = [...running];
		if (inside.length === shares.places || inside.some((turn) => turn.key === key)) return false;
		if (usage.of(key) < shares.heavy) return true;
		const heavy = inside.filter((turn) => spentBy(turn) >= shares.heavy).length;
		return heavy < Math.max(1, shares.places - 1);
	}
	function start({ key, go }: Waiting) {
		const turn: Running = { key, since: now(), time: new AbortController(), isLong: false };
		running.add(turn);
		const long = setTimeout(() => {
			turn.isLong = true;
			makeRoom();
		}, shares.longestShared);
		const late = setTimeout(() => turn.time.abort(), shares.longest);
		go({
			signal: turn.time.signal,
			end: () => {
				if (!running.delete(turn)) return;
				clearTimeout(long);
				clearTimeout(late);
				usage.add(key, now() - turn.since);
				admit();
			}
		});
	}
	/** One at a time: the next is looked at when this one has ended. */
	function makeRoom() {
		if (running.size < shares.places || [...running].some(({ time }) => time.signal.aborted))
			return;
		const inside = [...running];
		const next = lightestFirst().find(({ key }) => inside.every((turn) => turn.key !== key));
		if (!next) return;
		inside.find((turn) => turn.isLong && usage.of(next.key) < spentBy(turn))?.time.abort();
	}

	return {
		take: (key) =>
			new Promise((resolve, reject) => {
				const away = (why: Error) => {
					if (leave()) reject(why);
				};
				const late = setTimeout(() => away(new Busy()), shares.longestWait);
				const leave = () => {
					clearTimeout(late);
					return waiting.delete(me);
				};
				const go = (turn: Turn) => {
					leave();
					resolve(turn);
				};
				const me: Waiting = { key, go, away };
				waiting.add(me);
				admit();
				const mine = [...waiting].filter((other) => other.key === key);
				if (mine.length > shares.waitingOfOne) away(new Busy());
				// Whoever used most gives way, so that nobody new is sent off for an old offender.
				if (waiting.size > shares.waiting) lightestFirst().at(-1)?.away(new Busy());
			})
	};
}
