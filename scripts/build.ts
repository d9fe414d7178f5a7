import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const made = join(root, 'build', 'index.js');
const sources = [
	'src',
	'content',
	'static',
	'vite.config.ts',
	'svelte.config.js',
	'package-lock.json'
];

/** Builds the application when there is no build, or one older than what it is made of. */
export function buildIfStale(): void {
	if (existsSync(made) && newest() <= statSync(made).mtimeMs) return;
	console.log('Building, once…');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit']
	});
	if (built.status !== 0) throw new Error('the build failed');
}

function newest(): number {
	const files = sources.flatMap((source) => {
		const path = join(root, source);
		if (!statSync(path).isDirectory()) return [path];
		return readdirSync(path, { recursive: true, encoding: 'utf8' })
			.filter((file) => !file.endsWith('.test.ts'))
			.map((file) => join(path, file));
	});
	return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
