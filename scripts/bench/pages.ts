import autocannon from 'autocannon';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile, type Bench, type Measured } from './town.ts';

const SECONDS = 4;
const STARTS = 5;
const copy = join(import.meta.dirname, '..', '..', 'build', 'client', 'bench.html');
const remove = () => rmSync(copy, { force: true });

/** How soon the server answers, what it holds when it does nothing, and how a page compares with a file. */
export async function benchPages(town: Bench): Promise<void> {
	const starts: Measured[] = [];
	for (let n = 0; n < STARTS; n++) {
		const site = await town.start();
		starts.push(site);
		if (n < STARTS - 1) await site.stop();
	}
	const site = starts.at(-1)!;
	const startMs = percentile(
		starts.map(({ startMs }) => startMs),
		0.5
	);
	console.log(`start to first answer: ${startMs.toFixed(0)} ms (middle of ${STARTS})`);
	console.log(`public process, idle: ${site.pss()} MiB (PSS)`);
	// Broken off, it must not leave a page behind that the next start would serve.
	process.once('exit', remove);
	writeFileSync(copy, await (await fetch(`${site.origin}/signs`)).text());
	await site.stop();
	await compare(await town.start()).finally(remove);
}

/** The same bytes, rendered and as a file of the same process (one that was started with it), uncompressed. */
async function compare(site: Measured): Promise<void> {
	await rate(site, '/signs'); // warms both
	const [rendered, file] = [await rate(site, '/signs'), await rate(site, '/bench.html')];
	console.log(
		`/signs: ${rendered.toFixed(0)} a second as a page, ${file.toFixed(0)} as a file: ratio ${(rendered / file).toFixed(2)}`
	);
	await site.stop();
}

async function rate({ origin }: Measured, path: string): Promise<number> {
	const { requests, non2xx } = await autocannon({
		url: origin + path,
		connections: 8,
		duration: SECONDS
	});
	if (non2xx > 0) throw new Error(`${path} did not answer`);
	return requests.average;
}
