import { describe, expect, it } from 'vitest';
import type { Consent } from '#lib/questions/question.ts';
import type { OpenedTip, Text } from './opening.ts';
import type { TipOnPage } from './tip-on-page.ts';
import { wishesOf } from './wishes.ts';

type Said = Omit<Text, 'words'> & { readonly hour: number };

function wishes(first: Consent, ...said: Said[]) {
	const additions = said.map(({ hour }, at) => ({
		...{ id: String(at), epoch: 1, sealed: '' },
		arrivedAt: new Date(Date.UTC(2026, 10, 23, hour))
	}));
	const texts = new Map(
		said.map((body, at) => [String(at), { ok: true as const, body: { words: '', ...body } }])
	);
	const tip = { ok: true as const, body: { answers: { consent: first } } };
	return wishesOf({ additions } as unknown as TipOnPage, { tip, texts } as unknown as OpenedTip)!;
}

describe('what a tipster wants done', () => {
	it('is what they chose first, while they said nothing else', () => {
		expect(wishes('share')).toEqual({ consent: 'share', withdrawn: false, forced: false });
	});
	it('is the last word, in whatever order the rows come', () => {
		const [early, late] = [
			{ hour: 3, consent: 'task-force' },
			{ hour: 9, consent: 'share' }
		] as const;
		expect(wishes('no-words', early, late).consent).toBe('share');
		expect(wishes('no-words', late, early).consent).toBe('share');
	});
	it('of two in one hour is the stricter', () => {
		const [loose, strict] = [
			{ hour: 3, consent: 'share' },
			{ hour: 3, consent: 'task-force' }
		] as const;
		expect(wishes('no-words', loose, strict).consent).toBe('task-force');
		expect(wishes('no-words', strict, loose).consent).toBe('task-force');
	});
	it('is not loosened, and no tip taken back, with a second code', () => {
		const forced = { hour: 5, consent: 'share', forced: true } as const;
		expect(wishes('task-force', forced)).toMatchObject({ consent: 'task-force', forced: true });
		expect(wishes('share', { ...forced, consent: 'no-words' }).consent).toBe('no-words');
		expect(wishes('share', { hour: 5, withdrawn: true, forced: true }).withdrawn).toBe(false);
		expect(wishes('share', { hour: 5, withdrawn: true }).withdrawn).toBe(true);
	});
	it('is not known while the tip does not open', () => {
		expect(wishesOf({ additions: [] } as unknown as TipOnPage, undefined)).toBeUndefined();
	});
});
