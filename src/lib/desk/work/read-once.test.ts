import { beforeEach, expect, it } from 'vitest';
import { createReadOnce } from './read-once.ts';

const NEWS = { id: 'added', sealed: new Uint8Array(), epoch: 1, arrivedAt: new Date() };
const texts = new Map([['added', { ok: true, body: { v: 1, text: 'More.' } } as never]]);
const tipOf = (by?: string, lane = 'general') => ({
	id: 'tip',
	lane,
	seen: [],
	additions: [{ ...NEWS, openedAt: null, dealtAt: null }],
	assignments: by ? [{ officerId: by, assignedBy: by, assignedAt: new Date(), endedAt: null }] : []
});

let told: (readonly string[])[];
let arrives: boolean;
let now: number;
let read: ReturnType<typeof createReadOnce>;
beforeEach(() => {
	[told, arrives, now] = [[], true, 0];
	read = createReadOnce(
		(_, additions) => {
			told.push(additions);
			return Promise.resolve(arrives);
		},
		() => now
	);
});

it('a tip is told to be read once a sitting, and what was added once', async () => {
	for (now = 0; now < 3; now++) await read(tipOf(), { texts });
	expect(told).toEqual([['added']]);
	now += 15 * 60_000;
	await read(tipOf(), { texts });
	expect(told).toEqual([['added'], []]);
});

it('what was read while a colleague had the tip is told again by who has it since: it is news until then', async () => {
	await read(tipOf('devon'), { texts });
	await read(tipOf('mara'), { texts });
	await read(tipOf('mara'), { texts });
	expect(told).toEqual([['added'], ['added']]);
});

it('what was not taken, since the tip moved meanwhile, is told again', async () => {
	arrives = false;
	await read(tipOf(), { texts });
	arrives = true;
	await read(tipOf(undefined, 'review'), { texts });
	expect(told).toEqual([['added'], ['added']]);
});
