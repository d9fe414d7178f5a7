import { connect, sqlState, type Db } from '../db/index.ts';
import { tick } from '../triage/index.ts';
import { openBoss } from './boss.ts';
import { purge, sweepParts } from './purge.ts';
import { chainArrivals } from './sweep.ts';

type Job = {
	readonly cron: string;
	readonly why: string;
	readonly run: (db: Db, now: Date) => Promise<void>;
};

/** All that recurs. Each calls one verb. */
export const JOBS: Readonly<Record<string, Job>> = {
	tick: {
		cron: '* * * * *',
		why: 'refreshes desks each minute whether or not anything came, so that no signal tells when a tip did',
		run: (db) => db.transaction(async (tx) => void (await tick(tx)))
	},
	'chain-arrivals': {
		cron: '7 * * * *',
		why: 'chains the past hour’s arrivals, in random order',
		run: chainArrivals
	},
	'sweep-parts': {
		cron: '41 * * * *',
		why: 'takes away files that never came whole',
		run: sweepParts
	},
	purge: {
		cron: '23 3 * * *',
		why: 'forgets counters, challenges and old sessions',
		run: purge
	}
};

/** pg-boss keeps what a failed job says in a table: no message, which quotes the values of its query. */
function withoutValues(error: unknown): never {
	const kind = error instanceof Error ? error.constructor.name : typeof error;
	throw new Error(`${kind} ${sqlState(error) ?? ''}`.trim());
}

/** Starts the background work of this process; several processes may: each job runs once. Ends with the process. */
export async function start(url: string): Promise<void> {
	const { boss, client } = openBoss(url);
	const db = connect(url, { name: 'plainsight jobs', max: 2 });
	// Its errors are of the database or its own; the job is tried again. What it says could quote values.
	boss.on('error', () => undefined);
	await boss.start();
	for (const [name, { cron, run }] of Object.entries(JOBS)) {
		await boss.createQueue(name);
		await boss.schedule(name, cron);
		await boss.work(name, () => run(db, new Date()).catch(withoutValues));
	}
	process.once('sveltekit:shutdown' as 'SIGTERM', async () => {
		await boss.stop({ graceful: true, timeout: 2_000 });
		await client.end({ timeout: 1 });
		await db.$client.end({ timeout: 1 });
	});
}
