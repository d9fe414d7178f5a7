import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const built = join(import.meta.dirname, '..', '..', 'build');

/** SvelteKit's development half wraps `fetch` for each page it renders; two at once leave one wrapped, for good. */
it('what is built is for production, also when a test run builds it', () => {
	const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.js')
	);
	expect(scripts.length).toBeGreaterThan(20);
	const inDevelopment = scripts.filter((file) =>
		readFileSync(join(built, file), 'utf8').includes('globalThis.fetch =')
	);
	expect(inDevelopment).toEqual([]);
});
