import { codesOf } from '../../tests/support/codes.ts';
import { comeBack } from '../../tests/support/wire.ts';
import { percentile, type Bench } from './town.ts';

/** Visits with each kind of code, one after the other, in turn. */
const VISITS = 150;

/** How long a visit with a code takes, by what the code is: the same for each, as far as it goes. */
export async function benchCodes(town: Bench): Promise<void> {
	const site = await town.start();
	const codes = await codesOf(town.house, new Date());
	const taken = new Map(Object.keys(codes).map((name) => [name, [] as number[]]));
	for (let visit = 0; visit < VISITS; visit++) {
		for (const [name, code] of Object.entries(codes)) {
			const before = performance.now();
			await comeBack({ origin: site.origin }, code, { step: visit % 2 ? 'open' : 'replies' });
			taken.get(name)!.push(performance.now() - before);
		}
	}
	console.log(`a visit with a code, ms (${VISITS} of each kind)`);
	for (const [name, times] of taken) {
		const at = (share: number) => percentile(times, share).toFixed(1).padStart(7);
		console.log(`${name.padEnd(12)} p5${at(0.05)}  p50${at(0.5)}  p95${at(0.95)}  p99${at(0.99)}`);
	}
	await site.stop();
}
