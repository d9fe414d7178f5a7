import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { guidance } from './src/lib/server/content/vite-plugin.ts';

export default defineConfig({
	plugins: [guidance(), sveltekit()],
	worker: { format: 'es' },
	// Loaded whole, its hundreds of modules leave 250 MiB behind in a process that needs 100.
	ssr: { noExternal: [/^drizzle-orm/] }
});
