import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cast } from '../../scripts/demo/people.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

it('README names everybody who sits at the demo’s desk, and how many they are', () => {
	const people = Object.values(cast);
	for (const { name } of people) expect(readme).toContain(name);
	expect(readme).toContain(`one of ${COUNTS[people.length]} made-up people`);
});
