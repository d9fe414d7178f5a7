import { describe, expect, it } from 'vitest';
import { shift } from '#lib/i18n/en/shift.ts';
import { nextAct, waits, type Moves } from './next-act.ts';

const at = new Date('2026-11-23T14:00:00Z');
const row = (more: Partial<Moves> = {}): Moves => ({
	...{ readAt: at, news: false, clock: null, stage: null },
	...more
});
const stage = (is: NonNullable<Moves['stage']>['is'], isOver = false) => ({
	stage: { is, until: at, isOver }
});
const text = shift.next;

describe('what a tip wants next', () => {
	it.each([
		['to be read, whatever its stage', row({ readAt: null, ...stage('held') }), text.read, false],
		['an answer, though it waits', row({ news: true, ...stage('agency') }), text.answer, false],
		['nothing until its day', row(stage('tipster')), text.tipster, true],
		['something, once its day has come', row(stage('held', true)), text.isOver, false],
		['to be closed, taken back', row({ news: true, ...stage('withdrawn') }), text.withdrawn, false],
		['a response', row({ clock: 'response' }), text.respond, false],
		['somebody who goes on with it', row(), text.goOn, false]
	] as const)('is %s', (_, of, words, isWaiting) => {
		expect(nextAct(of)).toBe(words);
		expect(waits(of)).toBe(isWaiting);
	});
});
