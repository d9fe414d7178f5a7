import { parseArgs } from 'node:util';
import { fuzz, targets } from '../tests/fuzz/fuzzing.ts';

/** Fuzzes every parser that a stranger reaches, or the named ones, for longer than the tests do. */
const { values, positionals } = parseArgs({
	options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
	allowPositionals: true
});
for (const name of positionals.length > 0 ? positionals : targets) {
	const limits = {
		seconds: Number(values.seconds),
		...(values.seed ? { seed: Number(values.seed) } : {})
	};
	try {
		await fuzz(name, limits);
		console.log(`${name}: nothing found in ${values.seconds} s`);
	} catch (error) {
		console.log(`${name}: ${(error as Error).message}`);
		process.exitCode = 1;
	}
}
