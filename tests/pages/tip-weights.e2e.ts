import { get } from 'node:http';
import type { Request } from '@playwright/test';
import { tip as words } from '#content/en/messages/tip.ts';
import { expect, test } from '../support/browser.ts';

const KB = 1024;

/** Bytes that a file takes on the wire, headers and all. */
const bytesOf = (url: string): Promise<number> =>
	new Promise((resolve, reject) => {
		get(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
			let bytes = answer.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
			answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
			answer.on('end', () => resolve(bytes));
		}).on('error', reject);
	});

for (const javaScript of [true, false]) {
	test(`each page of the form weighs little with nothing in any cache ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster
	}) => {
		const dot = await tipster(javaScript);
		const { page } = dot;
		const most = javaScript ? 30 * KB : 14 * KB;
		let asked: Request[] = [];
		page.on('request', (request) => asked.push(request));

		/** The page itself as it came, and everything that it asked for as if for the first time. */
		const weigh = async (stage: string): Promise<string[]> => {
			await page.waitForLoadState('networkidle');
			const at = asked.findLastIndex((request) => request.isNavigationRequest());
			const [itself, ...files] = asked.slice(at);
			const { responseBodySize, responseHeadersSize } = await itself!.sizes();
			const sizes = await Promise.all(files.map((file) => bytesOf(file.url())));
			const all = sizes.reduce((sum, bytes) => sum + bytes, responseBodySize + responseHeadersSize);
			console.log(`weight ${stage} ${javaScript ? 'js' : 'no-js'} ${all}`);
			expect(all, stage).toBeLessThanOrEqual(most);
			asked = [];
			return files.map((file) => new URL(file.url()).pathname);
		};
		await dot.begins('known');
		expect(await weigh('questions')).toContain('/favicon.svg');
		await page.getByLabel(words.questions.place).fill('Behind the market');
		await dot.tells('She is never alone.');
		await dot.showsThatTheyAreAPerson();
		const files = await weigh('check');
		// What shows in the page itself that a person sends it is counted too, its worker with it.
		expect(files.filter((path) => /proof|solve/.test(path))).toHaveLength(javaScript ? 2 : 0);
	});
}
