import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A route as it was built, and all that it answers to. */
export type Route = {
	readonly id: string;
	/** HTTP methods of its endpoint. */
	readonly methods: readonly string[];
	readonly page: boolean;
	/** Names of its page's form actions. */
	readonly actions: readonly string[];
};

const manifest = join('.svelte-kit', 'output', 'server', 'manifest-full.js');
/** In a process of its own: the routes' modules are the server's, and listen to its signals. */
const PRINT = `
	const { manifest: { _ } } = await import(process.argv[1]);
	const routes = [];
	for (const { id, page, endpoint } of _.routes) {
		const leaf = page ? await _.nodes[page.leaf]() : undefined;
		const methods = endpoint ? Object.keys(await endpoint()).filter((name) => /^[A-Z]+$/.test(name)) : [];
		routes.push({ id, methods, page: !!page, actions: Object.keys(leaf?.server?.actions ?? {}) });
	}
	process.stdout.write(JSON.stringify(routes), () => process.exit());
`;

/** Every route of the build that the tests run against. */
export const builtRoutes = (): Route[] =>
	JSON.parse(
		execFileSync(
			process.execPath,
			['--input-type=module', '-e', PRINT, pathToFileURL(join(process.cwd(), manifest)).href],
			{ encoding: 'utf8' }
		)
	) as Route[];
