import { describe, expect, it } from 'vitest';
import { createGate, type Rank } from './gate.ts';

const INSIDE = 8;
const WAITING = 64;

/** A gate that is full inside, and how those inside leave. */
async function fullGate(longestWaitMs?: number) {
	const gate = createGate(longestWaitMs);
	const inside = await Promise.all(Array.from({ length: INSIDE }, () => gate.enter(0)));
	return { gate, leave: inside.map((leave) => leave!) };
}
/** Somebody at the gate: what became of them is known once `settled` has come. */
function comes(gate: ReturnType<typeof createGate>, rank: Rank) {
	const one: { end: 'waiting' | 'in' | 'sent away'; leave?: () => void } = { end: 'waiting' };
	const done = gate.enter(rank).then((leave) => {
		one.end = leave ? 'in' : 'sent away';
		one.leave = leave;
	});
	return Object.assign(one, { done });
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the gate', () => {
	it('lets in as many as it may, and the next when one leaves, in the order in which they came', async () => {
		const { gate, leave } = await fullGate();
		const [first, second] = [comes(gate, 0), comes(gate, 0)];
		await settled();
		expect([first.end, second.end]).toEqual(['waiting', 'waiting']);
		leave[0]!();
		await settled();
		expect([first.end, second.end]).toEqual(['in', 'waiting']);
	});

	it('lets those in first who showed that they are persons, then those whom it sent away before', async () => {
		const { gate, leave } = await fullGate();
		const [plain, again, proven] = [comes(gate, 0), comes(gate, 1), comes(gate, 2)];
		const ends = () => [plain.end, again.end, proven.end];
		leave[0]!();
		await settled();
		expect(ends()).toEqual(['waiting', 'waiting', 'in']);
		leave[1]!();
		await settled();
		expect(ends()).toEqual(['waiting', 'in', 'in']);
	});

	it('sends away who finds it full, and for somebody who goes first the last of all', async () => {
		const { gate } = await fullGate();
		const crowd = Array.from({ length: WAITING }, () => comes(gate, 0));
		const [late, proven] = [comes(gate, 0), comes(gate, 2)];
		await settled();
		expect(late.end).toBe('sent away');
		expect(proven.end).toBe('waiting');
		expect(crowd.map(({ end }) => end)).toEqual([
			...Array<string>(WAITING - 1).fill('waiting'),
			'sent away'
		]);
	});

	it('sends away also who is proven, when all who wait are', async () => {
		const { gate } = await fullGate();
		const crowd = Array.from({ length: WAITING }, () => comes(gate, 2));
		const late = comes(gate, 2);
		await settled();
		expect(late.end).toBe('sent away');
		expect(crowd.every(({ end }) => end === 'waiting')).toBe(true);
	});

	it('sends away who has waited too long, and keeps no place for them', async () => {
		const { gate, leave } = await fullGate(10);
		const late = comes(gate, 2);
		await late.done;
		expect(late.end).toBe('sent away');
		leave[0]!();
		const next = comes(gate, 0);
		await settled();
		expect(next.end).toBe('in');
	});

	it('counts each leaving once', async () => {
		const { gate, leave } = await fullGate();
		for (let n = 0; n < 3; n++) leave[0]!();
		const [one, two] = [comes(gate, 0), comes(gate, 0)];
		await settled();
		expect([one.end, two.end]).toEqual(['in', 'waiting']);
	});
});
