import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { guidance } from './src/lib/server/content/vite-plugin.ts';

export default defineConfig({
	plugins: [guidance(), sveltekit()],
	worker: { format: 'es' },
	// Loaded whole, its hundreds of modules leave 250 MiB behind in a process that needs 100.
	ssr: { noExternal: [/^drizzle-orm/] },
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		// Other browsers' drivers give up when three of them share two processors: by `npm run test:engines`, alone.
		exclude: ['**/node_modules/**', ...(process.env.ENGINES ? [] : ['tests/engines/**'])],
		globalSetup: ['tests/support/global-setup.ts'],
		// Most of them wait for a server, a database or the clock.
		maxWorkers: 2,
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
