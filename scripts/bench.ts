import { parseArgs } from 'node:util';
import { benchIntake } from './bench/intake.ts';
import { benchPages } from './bench/pages.ts';
import { benchQueue } from './bench/queue.ts';
import { openBench } from './bench/town.ts';
import { run } from './run.ts';

/** Figures of this machine, measured on loopback against the built server. Ratios are of one run. */
run(async () => {
	const { values } = parseArgs({
		options: {
			tips: { type: 'string', default: '10000' },
			queue: { type: 'string', default: '100000' }
		}
	});
	const town = await openBench();
	try {
		console.log(`start to first answer: ${town.startMs.toFixed(0)} ms`);
		console.log(`public process, idle: ${town.pss()} MiB (PSS)`);
		await benchPages(town);
		await benchIntake(town, Number(values.tips));
		await benchQueue(town, Number(values.queue));
	} finally {
		await town.close();
	}
});
