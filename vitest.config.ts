import { defineConfig } from 'vitest/config';
import { heavyTests, isHeavySupport } from './tests/support/heavy.ts';
import vite from './vite.config.ts';

/** Neither build nor database, and yet seconds of work each, or a process of their own. */
const long = [
	'src/lib/server/files/{clean,isolation,box-process}.test.ts',
	'src/lib/server/files/box/**/*.test.ts',
	'src/lib/voice/disguise.test.ts',
	'src/routes/**/print.test.ts',
	'tests/commands/*.test.ts',
	'tests/fuzz/*.test.ts',
	'tests/vectors/{python*,sheets}.test.ts'
];
const everywhere = ['src/**/*.test.ts', 'tests/**/*.test.ts'];
// Other browsers' drivers give up when three of them share two processors: `npm test` runs them last, alone.
const never = ['**/node_modules/**', ...(process.env.ENGINES ? [] : ['tests/engines/**'])];
// Some routes have names that are patterns.
const heavy = heavyTests().map((file) => file.replace(/[[\]()]/g, '\\$&'));

export default defineConfig({
	...vite,
	test: {
		// Most of them wait for a server, a database or the clock.
		maxWorkers: 3,
		// What a file imports it shares with those before it: to read it all again took a third of the processor time.
		isolate: false,
		// Node reads these by itself: Vitest has each use of an import look it up, which makes their loops half as fast.
		server: {
			deps: { external: [/\/src\/lib\/voice\/[a-z]+\.ts$/, /\/tests\/support\/voices\.ts$/] }
		},
		projects: [
			{
				extends: true,
				plugins: [
					{
						name: 'plainsight:pure',
						enforce: 'pre',
						load(id) {
							if (isHeavySupport(id))
								this.error(`a pure test reaches the build or a database: ${id}`);
						}
					}
				],
				test: {
					name: 'pure',
					include: everywhere,
					exclude: [...never, ...long, ...heavy],
					testTimeout: 30_000,
					hookTimeout: 30_000
				}
			},
			{
				extends: true,
				plugins: [
					{
						name: 'plainsight:built-box',
						enforce: 'pre',
						// As production starts it. For Node to read it as it is written takes each of its processes half as long again.
						transform(code, id) {
							if (!id.endsWith('/src/lib/server/files/box-process.ts')) return undefined;
							const asked = 'import.meta.env?.PROD ?? false';
							if (!code.includes(asked))
								this.error(`${id} does not ask any more whether it is built`);
							return code.replace(asked, 'true');
						}
					}
				],
				test: {
					name: 'house',
					include: [...heavy, ...long],
					exclude: never,
					globalSetup: ['tests/support/global-setup.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
