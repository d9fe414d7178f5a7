import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Busy, createTurns, Spent, type Shares, type Turn } from './turns.ts';

const SHARES: Shares = {
	...{ places: 2, longest: 60_000, longestShared: 60_000, budget: 100, heavy: 20 },
	...{ longestWait: 60_000, waiting: 8, waitingOfOne: 5 }
};

/** Turns at a clock that stands until it is set, and who got one, in order. */
function clocked(shares: Partial<Shares> = {}) {
	const clock = { now: 0 };
	const turns = createTurns({ ...SHARES, ...shares }, () => clock.now);
	const got: string[] = [];
	const take = async (key: string) => {
		const turn = await turns.take(key);
		got.push(key);
		return turn;
	};
	/** Has the box for so long. */
	const use = async (key: string, ms: number) => {
		const turn = await take(key);
		clock.now += ms;
		turn.end();
	};
	return { clock, take, use, got };
}
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('one code has one place, however many files it sends; the other is for somebody else', async () => {
	const { take, got } = clocked();
	const first = await take('flood');
	for (let n = 0; n < 5; n++) void take('flood').catch(() => undefined);
	await take('photo');
	expect(got).toEqual(['flood', 'photo']);
	first.end();
	await settled();
	expect(got).toEqual(['flood', 'photo', 'flood']);
});

it('who has used least of it today goes first, and a new code before every old offender', async () => {
	const { use, take, got } = clocked({ places: 1 });
	await use('much', 15);
	await use('some', 5);
	const held = await take('other');
	const rest = [use('much', 1), use('some', 1), use('new', 1), use('also new', 1)];
	held.end();
	await Promise.all(rest);
	expect(got.slice(3)).toEqual(['new', 'also new', 'some', 'much']);
});

it('codes that have used much share one place, so that one stands free for everybody else', async () => {
	const { use, take, got } = clocked();
	for (const key of ['a', 'b', 'c']) await use(key, 30);
	const a = await take('a');
	void take('b');
	void take('c');
	await settled();
	expect(got.slice(3)).toEqual(['a']);
	await take('new');
	a.end();
	await settled();
	expect(got.slice(3)).toEqual(['a', 'new', 'b']);
});

it('a code whose files took its time of the day has none until the next day', async () => {
	const { use, take, clock } = clocked();
	await use('long', 60);
	const turn = await take('long');
	const waits = take('long');
	clock.now += 60;
	turn.end();
	await expect(waits).rejects.toThrow(Spent);
	await expect(take('long')).rejects.toThrow(Spent);
	await use('other', 1);
	clock.now += 24 * 60 * 60 * 1000;
	await use('long', 1);
});

it('a file that takes long gives way as soon as somebody waits who used less, and to nobody else', async () => {
	const { use, take, clock } = clocked({ places: 1, longestShared: 1 });
	await use('old', 90);
	const turn = await take('long');
	clock.now += 10;
	void take('old');
	vi.advanceTimersByTime(1);
	expect(turn.signal.aborted).toBe(false);
	void take('new');
	expect(turn.signal.aborted).toBe(true);
});

it('nobody gives way to a code that has a place already and could not use another', async () => {
	const { take } = clocked({ longestShared: 1 });
	const long = await take('long');
	await take('two files');
	void take('two files');
	vi.advanceTimersByTime(1);
	expect(long.signal.aborted).toBe(false);
});

it('a file has its time and no more, also when nobody waits', async () => {
	const { signal } = await createTurns({ ...SHARES, longest: 1 }).take('a');
	expect(signal.aborted).toBe(false);
	vi.advanceTimersByTime(1);
	expect(signal.aborted).toBe(true);
});

it('when too many wait, those who used most are told so, and nobody waits for ever', async () => {
	const { use, take } = clocked({ places: 1, waiting: 2, waitingOfOne: 1 });
	await use('old', 30);
	await take('held');
	const old = take('old');
	void take('a');
	void take('b');
	await expect(old).rejects.toThrow(Busy);
	await expect(take('old')).rejects.toThrow(Busy);
	await expect(take('a')).rejects.toThrow(Busy);
	const short = createTurns({ ...SHARES, places: 1, longestWait: 1 });
	await short.take('a');
	const late = short.take('b');
	vi.advanceTimersByTime(1);
	await expect(late).rejects.toThrow(Busy);
});

it('whoever comes and goes in whatever order: never more at once than places, never two of one code, and all end', async () => {
	const acts = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 40 })), {
		maxLength: 40
	});
	await fc.assert(
		fc.asyncProperty(acts, fc.integer({ min: 1, max: 3 }), async (files, places) => {
			const { take, clock } = clocked({ places });
			const inside: { key: string; turn: Turn }[] = [];
			let ended = 0;
			for (const [key] of files) {
				take(key).then(
					(turn) => inside.push({ key, turn }),
					() => (ended += 1)
				);
			}
			for (const [, ms] of files) {
				await settled();
				expect(inside.length).toBeLessThanOrEqual(places);
				expect(new Set(inside.map(({ key }) => key)).size).toBe(inside.length);
				clock.now += ms;
				const one = inside.shift();
				one?.turn.end();
				ended += one ? 1 : 0;
			}
			await settled();
			expect(ended).toBe(files.length);
		})
	);
});
