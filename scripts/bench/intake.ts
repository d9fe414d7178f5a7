import { join } from 'node:path';
import { codeOn, call, readyTip } from '../../tests/support/wire.ts';
import { percentile, type Bench, type Measured } from './town.ts';

/** How many people fill in forms at once, and how many forms lie ready when the clock starts. */
const [READY_AT_ONCE, FORMS] = [32, 1_000];
/** A form answered sooner than this was filled in by a script. */
const OLD_ENOUGH_MS = 4_500;
/** It ends after so long, whatever was asked of it. */
const LONGEST_MS = 10 * 60_000;

/** Tips accepted: the last post of the form, real HTTP, to a receipt that stands for a committed row. */
export async function benchIntake(town: Bench, total: number): Promise<void> {
	const until = performance.now() + LONGEST_MS;
	console.log(
		'\ntips accepted     a second   p50   p95   p99 ms   CPU ms: server  database   failed'
	);
	const few = (inFlight: number) => Math.min(Math.ceil(total / 10), 40 * inFlight);
	const bare = await town.start([join(import.meta.dirname, 'no-floor.ts')]);
	await send(town, bare, few(8), 8, 'warming up');
	for (const inFlight of [1, 8, 32]) await send(town, bare, few(inFlight), inFlight, 'own time');
	await bare.stop();
	const site = await town.start();
	const memory = [`${site.pss()} idle`];
	for (const inFlight of [1, 8]) await send(town, site, few(inFlight), inFlight, '250 ms step');
	let sent = few(1) + few(8);
	while (sent < total && performance.now() < until) {
		const count = Math.min(FORMS, total - sent);
		await send(town, site, count, 32, '250 ms step');
		sent += count;
		memory.push(`${site.pss()} after ${sent}`);
	}
	console.log(`memory of the public process, MiB (PSS): ${memory.join(', ')}`);
	await site.stop();
}

async function send(town: Bench, site: Measured, count: number, inFlight: number, how: string) {
	const forms = await ready(site, count);
	const cpu = async () => [site.cpuMs(), await town.databaseCpuMs()] as const;
	const times: number[] = [];
	let failed = 0;
	const one = async () => {
		for (let form = forms.pop(); form; form = forms.pop()) {
			const before = performance.now();
			const { html } = await call(site, '/tip', form);
			times.push(performance.now() - before);
			if (!codeOn(html)) failed += 1;
		}
	};
	const before = await cpu();
	const started = performance.now();
	await Promise.all(Array.from({ length: inFlight }, one));
	const rate = (count * 1000) / (performance.now() - started);
	const after = await cpu();
	const each = (at: 0 | 1) => (after[at] - before[at]) / count;
	const cells = [
		[rate, 12, 1],
		...[0.5, 0.95, 0.99].map((share) => [percentile(times, share), 6, 0]),
		[each(0), 17, 1],
		[each(1), 10, 1]
	].map(([value, width, digits]) => value!.toFixed(digits).padStart(width!));
	console.log(`${`${inFlight}, ${how}`.padEnd(16)}${cells.join('')}   ${failed} of ${count}`);
}

/** Forms filled in to their end. By the question: work gets harder with each tip of the hour, until no bench could do it. */
async function ready(site: Measured, count: number) {
	const forms: Record<string, string>[] = [];
	let made = 0;
	const one = async () => {
		while (made < count) {
			made += 1;
			forms.push(
				await readyTip(site, `Bench ${crypto.randomUUID()} ${'words '.repeat(60)}`, 'answer')
			);
		}
	};
	await Promise.all(Array.from({ length: READY_AT_ONCE }, one));
	await new Promise((resolve) => setTimeout(resolve, OLD_ENOUGH_MS));
	return forms;
}
