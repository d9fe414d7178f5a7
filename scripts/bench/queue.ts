import { sql } from 'drizzle-orm';
import * as triage from '../../src/lib/server/triage/index.ts';
import { percentile, type Bench } from './town.ts';

const LOOKS = 100;

/** The first page of the queue with many tips in it, as the desk asks for it. */
export async function benchQueue({ house }: Bench, tips: number): Promise<void> {
	const { owner } = house.database.as;
	await owner.execute(sql`
		insert into tips (id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, state, closed_at, sealed)
		select gen_random_uuid(), 'general', 1,
			date_trunc('hour', now() - n * interval '1 minute'), now() + n * interval '1 minute',
			1 + n % 4, 1, 'proven', case when n % 3 = 0 then 'open' else 'closed' end,
			case when n % 3 > 0 then date_trunc('hour', now() - n * interval '1 minute') end, '\\x00'
		from generate_series(1, ${tips}) n`);
	await owner.execute(sql`analyze`);
	const far = Math.max(0, Math.floor((tips * 2) / 3 / triage.TIPS_A_PAGE) - 1);
	for (const [view, page] of [
		['open', 0],
		['mine', 0],
		['waiting', 0],
		['closed', 0],
		['closed', far]
	] as const) {
		const times: number[] = [];
		for (let n = 0; n < LOOKS; n++) {
			const before = performance.now();
			await triage.queue(house.desk, house.mara.actor, { view, page });
			times.push(performance.now() - before);
		}
		console.log(
			`queue “${view}”, page ${page + 1}, at ${tips} tips: p50 ${percentile(times, 0.5).toFixed(1)} p95 ${percentile(times, 0.95).toFixed(1)} ms`
		);
	}
}
