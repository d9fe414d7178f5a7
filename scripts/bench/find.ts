import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type * as worker from './find-in-worker.ts';
import { percentile } from './town.ts';

const root = join(import.meta.dirname, '..', '..');
const SIZES = [1_000, 10_000];

/** How long a key takes in the box that finds tips, and what is shown beside one, in Node: neither server nor database has a part in it. */
export async function benchFind(): Promise<void> {
	// In the project, where the bundle finds its packages.
	const folder = mkdtempSync(join(root, 'node_modules', '.find-'));
	try {
		await build({
			root,
			configFile: false,
			logLevel: 'warn',
			build: {
				ssr: join(import.meta.dirname, 'find-in-worker.ts'),
				outDir: folder,
				emptyOutDir: false,
				minify: true,
				rollupOptions: { output: { entryFileNames: 'find.mjs' } }
			}
		});
		const { measure } = (await import(
			pathToFileURL(join(folder, 'find.mjs')).href
		)) as typeof worker;
		await measure(200);
		for (const size of SIZES) show(size, await measure(size));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function show(size: number, { fillMs, longestTurnMs, keys, seen, heapMb }: worker.Measured): void {
	const of = (times: readonly number[]) =>
		[0.5, 0.95, 1].map((part) => percentile(times, part).toFixed(1)).join(' / ');
	console.log(`${size} gists: filled in ${fillMs.toFixed(0)} ms, longest turn ${longestTurnMs.toFixed(0)} ms, ${heapMb.toFixed(0)} MB
  a key in the box        ${of(keys)} ms (p50 / p95 / longest of ${keys.length})
  what was seen before    ${of(seen)} ms (of ${seen.length})`);
}
