import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const find = (program: string): string | undefined =>
	(process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, program))
		.find((path) => existsSync(path));

/** Finds a program, or installs the package of Debian that has it, saying so. @throws Error in one sentence when neither works. */
function get(program: string, name: string, what: string): string {
	const install = ['apt-get', 'install', '--yes', '--no-install-recommends', name];
	for (const before of [[], ['sudo', '--non-interactive']]) {
		const found = find(program);
		if (found) return found;
		console.log(`No ${program} here: trying ${[...before, ...install].join(' ')}`);
		for (const [command, ...args] of [
			[...before, 'apt-get', 'update', '--quiet'],
			[...before, ...install]
		]) {
			spawnSync(command!, args, { stdio: ['ignore', 'inherit', 'inherit'] });
		}
	}
	const found = find(program);
	if (!found) throw new Error(`${what} need ${program}, and it could not be installed.`);
	return found;
}

/** Python 3. */
export const getPython = (): string =>
	get('python3', 'python3', 'The tests of docs/opening-a-tip.py');

/** The distribution's own age, which may know no post-quantum keys yet. */
export const getAge = (): string => get('age', 'age', 'The tests of age inside age');
