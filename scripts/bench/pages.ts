import autocannon from 'autocannon';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicSettings, startServer } from '../../tests/support/server.ts';
import type { Bench } from './town.ts';

const SECONDS = 4;
const copy = join(import.meta.dirname, '..', '..', 'build', 'client', 'bench.html');

/** A page of guidance, rendered, against the same bytes as a static file of the same process; both uncompressed. */
export async function benchPages({ house, site }: Bench): Promise<void> {
	writeFileSync(copy, await (await fetch(`${site.origin}/signs`)).text());
	// Static files are listed at the start: one that knows of it.
	const server = await startServer(publicSettings(house));
	const rate = async (path: string) => {
		const { requests, non2xx } = await autocannon({
			url: server.origin + path,
			connections: 8,
			duration: SECONDS
		});
		if (non2xx > 0) throw new Error(`${path} did not answer`);
		return requests.average;
	};
	try {
		await rate('/signs'); // warms both
		const [rendered, file] = [await rate('/signs'), await rate('/bench.html')];
		console.log(
			`/signs: ${rendered.toFixed(0)} a second rendered, ${file.toFixed(0)} as a file: ratio ${(rendered / file).toFixed(2)}`
		);
	} finally {
		rmSync(copy);
		await server.stop();
	}
}
