import { describe, expect, it } from 'vitest';
import { createSemaphore, type Rank } from './semaphore.ts';

const INSIDE = 8;
const WAITING = 64;

/** A semaphore that is full inside, and how those inside leave. */
async function fullSemaphore(longestWaitMs?: number) {
	const semaphore = createSemaphore(longestWaitMs);
	const inside = await Promise.all(Array.from({ length: INSIDE }, () => semaphore.acquire(0)));
	return { semaphore, leave: inside.map((leave) => leave!) };
}
/** Somebody at the semaphore: what became of them is known once `settled` has come. */
function comes(semaphore: ReturnType<typeof createSemaphore>, rank: Rank) {
	const one: { end: 'waiting' | 'in' | 'sent away'; leave?: () => void } = { end: 'waiting' };
	const done = semaphore.acquire(rank).then((leave) => {
		one.end = leave ? 'in' : 'sent away';
		one.leave = leave;
	});
	return Object.assign(one, { done });
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the semaphore', () => {
	it('lets in as many as it may, and the next when one leaves, in the order in which they came', async () => {
		const { semaphore, leave } = await fullSemaphore();
		const [first, second] = [comes(semaphore, 0), comes(semaphore, 0)];
		await settled();
		expect([first.end, second.end]).toEqual(['waiting', 'waiting']);
		leave[0]!();
		await settled();
		expect([first.end, second.end]).toEqual(['in', 'waiting']);
	});

	it('lets those in first who showed that they are persons, then those whom it sent away before', async () => {
		const { semaphore, leave } = await fullSemaphore();
		const [plain, again, proven] = [comes(semaphore, 0), comes(semaphore, 1), comes(semaphore, 2)];
		const ends = () => [plain.end, again.end, proven.end];
		leave[0]!();
		await settled();
		expect(ends()).toEqual(['waiting', 'waiting', 'in']);
		leave[1]!();
		await settled();
		expect(ends()).toEqual(['waiting', 'in', 'in']);
	});

	it('sends away who finds it full, and for somebody who goes first the last of all', async () => {
		const { semaphore } = await fullSemaphore();
		const crowd = Array.from({ length: WAITING }, () => comes(semaphore, 0));
		const [late, proven] = [comes(semaphore, 0), comes(semaphore, 2)];
		await settled();
		expect(late.end).toBe('sent away');
		expect(proven.end).toBe('waiting');
		expect(crowd.map(({ end }) => end)).toEqual([
			...Array<string>(WAITING - 1).fill('waiting'),
			'sent away'
		]);
	});

	it('sends away also who is proven, when all who wait are', async () => {
		const { semaphore } = await fullSemaphore();
		const crowd = Array.from({ length: WAITING }, () => comes(semaphore, 2));
		const late = comes(semaphore, 2);
		await settled();
		expect(late.end).toBe('sent away');
		expect(crowd.every(({ end }) => end === 'waiting')).toBe(true);
	});

	it('sends away who has waited too long, and keeps no place for them', async () => {
		const { semaphore, leave } = await fullSemaphore(10);
		const late = comes(semaphore, 2);
		await late.done;
		expect(late.end).toBe('sent away');
		leave[0]!();
		const next = comes(semaphore, 0);
		await settled();
		expect(next.end).toBe('in');
	});

	it('counts each leaving once', async () => {
		const { semaphore, leave } = await fullSemaphore();
		for (let n = 0; n < 3; n++) leave[0]!();
		const [one, two] = [comes(semaphore, 0), comes(semaphore, 0)];
		await settled();
		expect([one.end, two.end]).toEqual(['in', 'waiting']);
	});
});
