import { writeFileSync } from 'node:fs';
import { functions } from '../src/lib/server/db/index.ts';
import { run } from './run.ts';

/** With each release: what its public face calls must be there for as long as it may run beside the next one. */
run(async () => {
	const signatures = Object.values(functions).map(({ signature }) => signature);
	writeFileSync('drizzle/released.txt', `${signatures.sort().join('\n')}\n`);
});
