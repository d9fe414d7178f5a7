import { describe, expect, it } from 'vitest';
import type { Way } from '#lib/questions/question.ts';
import { noAnswers } from '#lib/server/tips/answers.ts';
import type { TipBody } from '#lib/sealed/tip.ts';
import { isClosedTooSoon, owesWayBack, silenceOf } from './ending.ts';
import type { TipOnPage } from './tip-on-page.ts';

const asked = new Date('2026-11-01T10:00:00Z');
const ends = new Date('2026-12-01T11:00:00Z');
const before = new Date(ends.getTime() - 1);
const sent = (asks: 'open' | 'answered' | null, writtenAt = asked, more = {}) =>
	({ asks, writtenAt, refusedAt: null, ...more }) as TipOnPage['replies'][number];
const about = (way: Way) => ({ answers: noAnswers(way) }) as TipBody;
const tip = (more: Partial<TipOnPage>) =>
	({
		...{ arrivedAt: asked, replyRecipient: 'age1pq1', additions: [], replies: [] },
		...more
	}) as unknown as TipOnPage;

describe('a tip that would end because nobody answered', () => {
	it.each(['no-answer', 'not-enough-detail'])(
		'does so on its day and not before: %s',
		(outcome) => {
			const early = silenceOf(outcome, tip({ replies: [sent('open')] }), before);
			expect(early.isSilent).toBe(true);
			expect(early.fault).toContain('from Tue 1 Dec, 07:00');
			expect(silenceOf(outcome, tip({ replies: [sent('open')] }), ends)).toEqual({
				isSilent: true,
				fault: ''
			});
		}
	);

	it('is one that was asked something; for want of detail alone it may end, and for other reasons at any time', () => {
		for (const none of [[], [sent(null)], [sent('answered')]]) {
			expect(silenceOf('no-answer', tip({ replies: none }), ends).fault).toContain('no question');
			expect(silenceOf('not-enough-detail', tip({ replies: none }), ends)).toEqual({
				isSilent: false,
				fault: ''
			});
		}
		expect(silenceOf('duplicate', tip({ replies: [sent('open')] }), before).fault).toBe('');
	});

	it('is not silent while its tipster says something, answer or not', () => {
		const additions = [
			{ arrivedAt: new Date('2026-11-20T10:00:00Z') }
		] as unknown as TipOnPage['additions'];
		const { fault } = silenceOf('no-answer', tip({ replies: [sent('open')], additions }), ends);
		expect(fault).toContain('from Sun 20 Dec, 07:00');
	});

	it('is named where it was closed so before its day all the same, by a browser that was changed', () => {
		const replies = [sent('answered')];
		expect(isClosedTooSoon('no-answer', before, tip({ replies }))).toBe(true);
		expect(isClosedTooSoon('no-answer', ends, tip({ replies }))).toBe(false);
		expect(isClosedTooSoon('no-answer', ends, tip({}))).toBe(true);
		expect(isClosedTooSoon('duplicate', before, tip({ replies }))).toBe(false);
	});
});

describe('whoever wrote about themself', () => {
	const later = new Date(asked.getTime() + 3_600_000);
	const added = { arrivedAt: later, dealtAt: later } as TipOnPage['additions'][number];

	it('is told how to come back before it ends, unless something was written to them since they wrote last', () => {
		expect(owesWayBack(tip({}), about('me'))).toBe(true);
		expect(owesWayBack(tip({ replies: [sent(null)] }), about('me'))).toBe(false);
		const replies = [sent(null)];
		expect(owesWayBack(tip({ replies, additions: [added] }), about('me'))).toBe(true);
		const answered = [sent(null, later)];
		expect(owesWayBack(tip({ replies: answered, additions: [added] }), about('me'))).toBe(false);
		const undealt = { ...added, dealtAt: null };
		expect(owesWayBack(tip({ replies: answered, additions: [undealt] }), about('me'))).toBe(true);
		const refused = [sent(null, later, { refusedAt: later })];
		expect(owesWayBack(tip({ replies: refused }), about('me'))).toBe(true);
	});

	it('is nobody who wrote about others, or burnt the code', () => {
		expect(owesWayBack(tip({}), about('saw'))).toBe(false);
		expect(owesWayBack(tip({ replyRecipient: null }), about('me'))).toBe(false);
		expect(owesWayBack(tip({}), undefined)).toBe(false);
	});
});
