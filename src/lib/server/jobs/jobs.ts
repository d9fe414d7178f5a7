import * as alerts from '../alerts/index.ts';
import * as audit from '../audit/index.ts';
import { connect, sqlState, type Db } from '../db/index.ts';
import * as duty from '../duty/index.ts';
import * as staff from '../staff/index.ts';
import * as tips from '../tips/index.ts';
import * as triage from '../triage/index.ts';
import { createBoss } from './boss.ts';

type Job = {
	readonly cron: string;
	readonly why: string;
	/** @param recordKey signs the checkpoints of the record. @param telling what leads out of the house, and the desk's hours. */
	readonly verb: (
		db: Db,
		now: Date,
		recordKey: Uint8Array,
		telling: alerts.Telling
	) => Promise<void>;
};

/** All that recurs, and nothing else: what is not here is not scheduled. */
export const JOBS = {
	tick: {
		cron: '* * * * *',
		why: 'has what waited until today stand among ours again, and refreshes desks each minute whether or not anything came, so that no signal tells when a tip did',
		verb: (db, now) =>
			db.transaction(async (tx) => {
				await triage.bringBack(tx, now);
				await triage.tick(tx);
			})
	},
	alerts: {
		cron: '* * * * *',
		why: 'tells people at marks of five minutes and on the hour, and tries again what was not delivered',
		verb: (db, now, _, telling) => alerts.tell(db, telling, now)
	},
	'chain-arrivals': {
		cron: '7 * * * *',
		why: 'chains the past hour’s arrivals, in random order',
		verb: triage.chainArrivals
	},
	'close-day': {
		cron: '13 * * * *',
		why: 'adds yesterday to the tree of the record and signs it, in the first hour in which a desk runs',
		verb: (db, now, recordKey) => audit.closeDay(db, now, recordKey)
	},
	'sweep-parts': {
		cron: '41 * * * *',
		why: 'takes away files that never came whole',
		verb: tips.sweepParts
	},
	'sweep-moves': {
		cron: '47 * * * *',
		why: 'takes away what was sealed to move a tip that was never moved, and copies of former lanes once their days are over',
		verb: triage.sweepMoves
	},
	'purge-counts': {
		cron: '23 3 * * *',
		why: 'forgets how many tips came, and of which form',
		verb: tips.purge
	},
	'purge-duty': {
		cron: '31 3 * * *',
		why: 'forgets who was on duty, who was away, and who was told when',
		verb: async (db, now) => {
			await duty.purge(db, now);
			await alerts.purge(db, now);
		}
	},
	'purge-sign-ins': {
		cron: '29 3 * * *',
		why: 'forgets challenges, failed sign-ins, old sessions, and requests that no second person agreed to in time',
		verb: staff.purge
	}
} as const satisfies Readonly<Record<string, Job>>;

/** pg-boss keeps what a failed job says in a table: no message, which quotes the values of its query. */
function withoutValues(error: unknown): never {
	const kind = error instanceof Error ? error.constructor.name : typeof error;
	throw new Error(`${kind} ${sqlState(error) ?? ''}`.trim());
}

/**
 * Starts the background work of this process; several processes may: each job runs once. Ends with the process. Before anything
 * else, and before anybody is served, what was deleted and lies there again after a restore goes.
 */
export async function start(
	url: string,
	recordKey: Uint8Array,
	deletions: tips.Deletions,
	telling: alerts.Telling
): Promise<void> {
	const { boss, client } = createBoss(url);
	const db = connect(url, { name: 'plainsight jobs', max: 2 });
	await triage.deleteAgain(db, deletions, new Date());
	await alerts.noteGateways(db, telling.gateways);
	// Its errors are of the database or its own; the job is tried again. What it says could quote values.
	boss.on('error', () => undefined);
	await boss.start();
	for (const { name } of await boss.getSchedules()) {
		// Of an earlier release: nobody works at it any more.
		if (!(name in JOBS)) await boss.unschedule(name);
	}
	for (const [name, { cron, verb }] of Object.entries(JOBS)) {
		await boss.createQueue(name);
		await boss.schedule(name, cron);
		await boss.work(name, () => verb(db, new Date(), recordKey, telling).catch(withoutValues));
	}
	process.once('sveltekit:shutdown' as 'SIGTERM', async () => {
		await boss.stop({ graceful: true, timeout: 2_000 });
		await client.end({ timeout: 1 });
		await db.$client.end({ timeout: 1 });
	});
}
