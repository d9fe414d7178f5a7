import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Parts } from './parts.ts';

it('finds the same as looking through them one by one', () => {
	const line = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 6 });
	fc.assert(
		fc.property(
			fc.array(line),
			fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 3 }),
			(lines, part) => {
				const expected = lines.flatMap((one, at) => (one.includes(part) ? [at] : []));
				expect([...new Parts(lines).holding(part)]).toEqual(expected);
			}
		)
	);
});
