import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
/** What starts a server, a command or a database, or reads the build. */
const SOURCES = ['global-setup', 'database', 'server', 'command', 'routes', 'embed'];

/** Support that is imported for more than its types, by name. */
function supportsOf(file: string): string[] {
	const imports = readFileSync(file, 'utf8').matchAll(
		/^(?:import|export) (?!type)[^;]*?from '(?:\.\/|[./]+\/tests\/support\/|\.\.\/support\/)([\w-]+)\.ts'/gm
	);
	return [...imports].map(([, name]) => name!);
}

/** Support through which a test reaches the build or a database. */
function heavySupport(): Set<string> {
	const folder = join(root, 'tests', 'support');
	const all = readdirSync(folder).filter((file) => file.endsWith('.ts'));
	const imports = new Map(
		all.map((file) => [basename(file, '.ts'), supportsOf(join(folder, file))])
	);
	const heavy = new Set(SOURCES);
	for (let before = 0; before < heavy.size;) {
		before = heavy.size;
		for (const [name, used] of imports) if (used.some((one) => heavy.has(one))) heavy.add(name);
	}
	return heavy;
}

const support = heavySupport();
const inSupport = join(root, 'tests', 'support');
/** Whether a module leads to the build or a database. */
export const isHeavySupport = (file: string): boolean =>
	dirname(file) === inSupport && support.has(basename(file, '.ts'));

/** Test files, from the root, that reach the build or a database. */
export const heavyTests = (): string[] =>
	['src', 'tests'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.map((file) => join(folder, file))
			.filter((file) => file.endsWith('.test.ts'))
			.filter((file) => supportsOf(join(root, file)).some((name) => support.has(name)))
	);
