import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { paddedPage, untilTimeFloor } from './code-pages.ts';

afterEach(() => vi.useRealTimers());

describe('a page that carries a code', () => {
	it('has one size whatever is on it', () => {
		const page = (words: string) => paddedPage(`<html><body><p>${words}</p></body></html>`);
		fc.assert(
			fc.property(fc.string({ maxLength: 4000, unit: 'grapheme' }), (words) => {
				expect(Buffer.byteLength(page(words.replace(/<\/body>/g, '')))).toBe(32 * 1024);
			})
		);
		expect(Buffer.byteLength(page('y'.repeat(40_000)))).toBe(64 * 1024);
	});

	it('is answered at the same time whatever was done for it', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
		for (const spent of [0, 20, 120]) {
			const before = performance.now();
			const answered = untilTimeFloor(before - spent, before);
			await vi.runAllTimersAsync();
			await answered;
			const taken = performance.now() - before + spent;
			expect(taken).toBeGreaterThanOrEqual(249);
			expect(taken, 'the next step').toBeLessThan(500);
		}
	});
});
