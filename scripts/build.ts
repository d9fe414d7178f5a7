import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
/** Written last: while it is missing or old, the build is not whole. */
const made = join(root, 'build', 'start', 'start.js');
const sources = [
	'src',
	'content',
	'country',
	'static',
	'scripts/start.ts',
	'scripts/serve.ts',
	'scripts/run.ts',
	'vite.config.ts',
	'svelte.config.js',
	'package.json',
	'package-lock.json'
];

/** What production starts, as one plain script: Node's own reading of TypeScript would cost it 200 MiB. */
const start: InlineConfig = {
	configFile: false,
	root,
	logLevel: 'error',
	ssr: { noExternal: [/^drizzle-orm/] },
	build: { ssr: 'scripts/start.ts', outDir: 'build/start', target: 'node20' }
};

const room = join(root, 'src/lib/server/files');
/** What reads strangers' files, for a process of its own: see src/lib/server/files. */
const box: InlineConfig = {
	...start,
	ssr: {},
	build: {
		...start.build,
		ssr: true,
		outDir: 'build/box',
		rollupOptions: {
			input: ['box/bare', 'box/box', 'door'].map((name) => join(room, `${name}.ts`)),
			output: { entryFileNames: '[name].js' }
		}
	}
};

/**
 * Builds the application, and what starts it, for production whoever asks: under a test runner's NODE_ENV the
 * framework would build its development half, which keeps every page that it ever rendered.
 */
export async function buildAll(): Promise<void> {
	const { NODE_ENV } = process.env;
	process.env.NODE_ENV = 'production';
	try {
		await build({ root, logLevel: 'error' });
		await build(box);
		await build(start);
	} finally {
		if (NODE_ENV === undefined) delete process.env.NODE_ENV;
		else process.env.NODE_ENV = NODE_ENV;
	}
}

/** Builds when there is no build, or one older than what it is made of. */
export async function buildIfStale(): Promise<void> {
	if (existsSync(made) && newest() <= statSync(made).mtimeMs) return;
	console.log('Building, once…');
	await buildAll();
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

if (process.argv[1] === import.meta.filename) await buildAll();
