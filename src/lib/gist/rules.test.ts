import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { pairs } from '../../../tests/support/pairs.ts';
import { opened } from '../../../tests/support/told.ts';
import { canonical } from '../sealed/bytes.ts';
import { gistOf } from './gist.ts';
import { GIST_RULES } from './rules.ts';

/** What the rules of now make of sixty written pairs. Whoever changes it counts GIST_RULES up. */
const MADE = {
	1: '9c8af713f4996a5bee891acdfb21c155e924c521285866d604499722ccf877fe',
	// Of what was entered at the desk: how it came. No pair was.
	2: '9c8af713f4996a5bee891acdfb21c155e924c521285866d604499722ccf877fe'
} as Readonly<Record<number, string>>;

it('rules that make other gists of the same tips have another number: nobody is said to have sealed what was not so', () => {
	const made = pairs.flatMap(({ told }) => told.map((one) => gistOf({ tip: opened(one) })));
	const hash = createHash('sha256').update(canonical(made)).digest('hex');
	expect(hash).toBe(MADE[GIST_RULES]);
});
