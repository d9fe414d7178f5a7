import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paddedPage, untilTimeFloor } from './code-pages.ts';

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
		for (const spent of [0, 20, 120]) {
			const before = performance.now();
			await untilTimeFloor(before - spent, before);
			const taken = performance.now() - before + spent;
			expect(taken).toBeGreaterThanOrEqual(249);
			expect(taken, 'the next step').toBeLessThan(500);
		}
	});
});
