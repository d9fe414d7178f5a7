import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const findPython = (): string | undefined =>
	(process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, 'python3'))
		.find((path) => existsSync(path));

/** Finds Python 3 or installs it, saying so. @throws Error in one sentence when neither works. */
export function getPython(): string {
	const install = ['apt-get', 'install', '--yes', '--no-install-recommends', 'python3'];
	for (const before of [[], ['sudo', '--non-interactive']]) {
		const found = findPython();
		if (found) return found;
		console.log(`No Python here: trying ${[...before, ...install].join(' ')}`);
		for (const [command, ...args] of [
			[...before, 'apt-get', 'update', '--quiet'],
			[...before, ...install]
		]) {
			spawnSync(command!, args, { stdio: ['ignore', 'inherit', 'inherit'] });
		}
	}
	const found = findPython();
	if (!found)
		throw new Error(
			'The tests of docs/opening-a-tip.py need Python 3, and it could not be installed.'
		);
	return found;
}
