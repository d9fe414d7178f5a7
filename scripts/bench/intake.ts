import { codeOn, call, readyTip } from '../../tests/support/wire.ts';
import { percentile, type Bench } from './town.ts';

/** How many people fill in forms at once before the clock starts. */
const READY_AT_ONCE = 32;
/** A form answered sooner than this was filled in by a script. */
const OLD_ENOUGH_MS = 4_500;

/** Tips accepted: the last post of the form, real HTTP, to a receipt that stands for a committed row. */
export async function benchIntake(town: Bench, total: number): Promise<void> {
	const wire = { origin: town.site.origin };
	const before = town.pss();
	let sent = 0;
	for (const inFlight of [1, 8, 32]) {
		const count = inFlight === 32 ? total - sent : Math.min(Math.ceil(total / 20), 40 * inFlight);
		await send(town, wire, count, inFlight);
		sent += count;
	}
	console.log(
		`memory of the public process, MiB (PSS): ${before} before, ${town.pss()} after ${sent}`
	);
}

async function send(
	town: Bench,
	wire: { origin: string },
	count: number,
	inFlight: number
): Promise<void> {
	const times: number[] = [];
	let failed = 0;
	let elapsed = 0;
	let cpu = 0;
	for (let left = count; left > 0; left -= 500) {
		const forms = await ready(wire, Math.min(left, 500));
		const cpuBefore = town.cpuMs();
		const started = performance.now();
		const one = async () => {
			for (let form = forms.pop(); form; form = forms.pop()) {
				const before = performance.now();
				const { html } = await call(wire, '/tip', form);
				times.push(performance.now() - before);
				if (!codeOn(html)) failed += 1;
			}
		};
		await Promise.all(Array.from({ length: inFlight }, one));
		elapsed += performance.now() - started;
		cpu += town.cpuMs() - cpuBefore;
	}
	const ms = (share: number) => percentile(times, share).toFixed(0).padStart(4);
	console.log(
		`tips, ${String(inFlight).padStart(2)} in flight: ${((count * 1000) / elapsed).toFixed(1)} a second; ` +
			`p50 ${ms(0.5)} p95 ${ms(0.95)} p99 ${ms(0.99)} ms (with the 250 ms floor); ` +
			`${(cpu / count).toFixed(1)} ms of CPU each; ${failed} of ${count} failed`
	);
}

async function ready(wire: { origin: string }, count: number) {
	const forms: Record<string, string>[] = [];
	let made = 0;
	const one = async () => {
		while (made < count) {
			made += 1;
			forms.push(
				await readyTip(wire, `Bench ${crypto.randomUUID()} ${'words '.repeat(60)}`, 'answer')
			);
		}
	};
	await Promise.all(Array.from({ length: READY_AT_ONCE }, one));
	await new Promise((resolve) => setTimeout(resolve, OLD_ENOUGH_MS));
	return forms;
}
