import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCodes } from './bench/codes.ts';
import { benchFind } from './bench/find.ts';
import { benchFlood } from './bench/flood.ts';
import { benchIntake } from './bench/intake.ts';
import { benchKeys } from './bench/keys.ts';
import { benchPages } from './bench/pages.ts';
import { benchQueue } from './bench/queue.ts';
import { benchSlow } from './bench/slow.ts';
import { startBench, type Bench } from './bench/town.ts';
import { Misused, run } from './run.ts';

const USAGE = `npm run bench -- [flood | codes | slow | keys | find] [--tips 10000] [--queue 100000] [--quick]

  flood     a minute of a flood instead: 200 tips a second of a script, and people in between
  codes     how long visits take with codes that are right, wrong, burnt and so on instead
  keys      what lanes’ cards weigh, and cost an officer’s browser, instead
  find      how long a key takes that looks for a tip among 1,000 and 10,000, instead
  slow      how long words and photos take on lines of 1,000 to 50,000 bytes a second instead
  --tips    how many tips to send; sending ends after ten minutes in any case
  --queue   how many tips lie in the queue that is looked at
  --quick   500 of either`;

/** What is asked for by name, and run by itself. */
const ALONE: Readonly<Record<string, (town: Bench) => Promise<void>>> = {
	codes: benchCodes,
	flood: benchFlood,
	slow: benchSlow
};
/** What needs no town: neither server nor database. */
const IN_NODE: Readonly<Record<string, () => Promise<void>>> = { find: benchFind, keys: benchKeys };

/** Figures of this machine, measured on loopback against the built server. Ratios are of one run. */
run(async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			tips: { type: 'string', default: '10000' },
			queue: { type: 'string', default: '100000' },
			quick: { type: 'boolean', default: false }
		}
	});
	const [tips, queue] = values.quick ? [500, 500] : [Number(values.tips), Number(values.queue)];
	const [asked] = positionals;
	const alone = asked === undefined ? undefined : ALONE[asked];
	const inNode = asked === undefined ? undefined : IN_NODE[asked];
	if (positionals.length > (alone || inNode ? 1 : 0)) throw new Misused(USAGE);
	if (![tips, queue].every((count) => Number.isInteger(count) && count >= 100)) {
		throw new Misused(USAGE);
	}
	const others = loadavg()[0]!.toFixed(1);
	const machine = `Node ${process.version}, ${availableParallelism()} cores, which server, database and visitors share.
Load of this machine before: ${others}. Anything over 0.5 spoils every figure but CPU and memory.\n`;
	if (inNode) {
		console.log(machine);
		return inNode();
	}
	const town = await startBench();
	process.once('SIGINT', () => void town.close().finally(() => process.exit(130)));
	try {
		console.log(machine);
		if (alone) return await alone(town);
		await benchPages(town);
		await benchIntake(town, tips);
		await benchQueue(town, queue);
	} finally {
		await town.close();
	}
});
