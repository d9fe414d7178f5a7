import { describe, expect, it } from 'vitest';
import type { TipOnPage } from '../work/tip-on-page.ts';
import { together } from './together.ts';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const none = {
	...{ additions: [], replies: [], urgencyChanges: [], closures: [], stages: [] },
	...{ responses: [], moves: [], people: [] }
};
const part = (id: string, arrived: string, taken: string, noted: string) => {
	const tip = {
		...{ id, arrivedAt: at(arrived), ...none },
		assignments: [{ officerId: 'm', assignedBy: 'm', assignedAt: at(taken), endedAt: null }],
		notes: [{ id: `${id}n`, madeAt: at(noted), madeBy: 'm', epoch: 1, sealed: new Uint8Array() }]
	} as never as TipOnPage;
	return { tip, opened: { lies: '', tip: { ok: false as const }, texts: new Map() } };
};

describe('what happened to tips of one situation', () => {
	it('stands in one order, each run with the tip that it is of', () => {
		const [a, b] = [part('a', '08:00', '09:10', '12:00'), part('b', '09:00', '10:30', '11:00')];
		expect(
			together([b, a]).map(({ tip, moments }) => [tip.id, moments.map(({ what }) => what)])
		).toEqual([
			['a', ['arrived']],
			['b', ['arrived']],
			['a', ['taken']],
			['b', ['taken', 'noted']],
			['a', ['noted']]
		]);
	});
});
