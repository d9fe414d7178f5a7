import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve as byTheMachine } from '../../../tests/support/work.ts';
import { isSolution, solve } from './solve.ts';

/** Leading zero bits, counted by another implementation. */
function zeros(challenge: string, solution: string): number {
	const digest = createHash('sha256').update(`${challenge}:${solution}`).digest();
	const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return bits.indexOf('1');
}
const challenge = fc.string({ unit: 'grapheme' });

describe('the work', () => {
	it('is done when the hash has as many zeros as were asked, and not when it has fewer', () => {
		fc.assert(
			fc.property(challenge, fc.integer({ min: 1, max: 10 }), (asked, bits) => {
				const solution = solve(asked, bits);
				const found = zeros(asked, solution);
				expect(found).toBeGreaterThanOrEqual(bits);
				expect(isSolution(asked, found, solution)).toBe(true);
				expect(isSolution(asked, found + 1, solution)).toBe(false);
			})
		);
	});

	it('is the first number that fits, so that the same is found again', () => {
		fc.assert(
			fc.property(challenge, (asked) => {
				const first = parseInt(solve(asked, 6), 36);
				for (let number = 0; number < first; number++) {
					expect(zeros(asked, number.toString(36))).toBeLessThan(6);
				}
			})
		);
	});

	it('is what the machine’s own hash finds, with which the tests do theirs', () => {
		fc.assert(
			fc.property(challenge, fc.integer({ min: 1, max: 10 }), (asked, bits) => {
				expect(byTheMachine(asked, bits)).toBe(solve(asked, bits));
			})
		);
	});

	it('takes no solution that is not a number as we write it', () => {
		for (const written of ['', ' 1', '1 ', 'A', '-1', '1.0', '1'.repeat(13), 'é']) {
			expect(isSolution('challenge', 0, written)).toBe(false);
		}
	});

	it('costs about 2 to the power of its bits', () => {
		const tries = Array.from({ length: 200 }, (_, n) => parseInt(solve(`form ${n}`, 8), 36) + 1);
		const mean = tries.reduce((sum, one) => sum + one, 0) / tries.length;
		expect(mean).toBeGreaterThan(180);
		expect(mean).toBeLessThan(340);
	});
});
