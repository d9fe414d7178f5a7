import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { getEngines } from '../tests/support/engines/get.ts';

/** The journey that must never fail, in every engine: by command, and only if each of them is here. */
const missing = getEngines();
if (missing.length > 0) {
	console.error(`No ${missing.join(' and no ')} here, and it could not be installed.`);
	process.exit(1);
}
const root = join(import.meta.dirname, '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/engines'], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, ENGINES: 'all' }
});
process.exit(status ?? 1);
