import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
/** Most of a command's second goes into reading 500 modules: what Node made of them is kept for the next one. */
const NODE_COMPILE_CACHE = join(root, 'node_modules', '.cache', 'commands');

/**
 * Runs one of the project's scripts as a person would. Never throws: how it ended is what is looked at.
 * @param before a command that runs it.
 */
export const command = (
	script: string,
	args: readonly string[],
	env: Readonly<Record<string, string>>,
	before: readonly string[] = []
): Promise<{ code: number; out: string; err: string }> =>
	new Promise((resolve) => {
		const [first, ...rest] = [...before, process.execPath, join(root, 'scripts', script), ...args];
		execFile(
			first!,
			rest,
			{
				cwd: root,
				env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE, ...env },
				timeout: 30_000
			},
			(error, out, err) =>
				resolve({ code: error ? Number(error.code ?? 1) : 0, out: String(out), err: String(err) })
		);
	});
