import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import contacts from '#country/contacts.json' with { type: 'json' };
import { country } from '#country/country.ts';

/** Once more in each file that has to hold when the others cannot be read. */
it('a country says the same number for danger wherever it says one', () => {
	const { emergency } = country;
	const [first, ...more] = contacts.filter(({ kind }) => kind === 'emergency');
	expect([first?.number, ...more]).toEqual([emergency]);
	const page = readFileSync(fileURLToPath(import.meta.resolve('#country/error.html')), 'utf8');
	expect([...page.matchAll(/tel:([^"]+)"/g)].map(([, number]) => number)).toEqual([emergency]);
	expect(page).toContain(`>${emergency}</a>`);
});
