import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpuMs } from '../support/process.ts';
import { createHouse, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { askedOn, call, comeBack, sendingOf, sendTip } from '../support/wire.ts';

/** What no request may cost the process that answers (ms), beside what its listener takes to read so many bytes. */
const MOST_MS = 50;
/** So that the kernel's clock ticks, of 10 ms, do not decide. */
const TIMES = 4;

/** Above and below by turns: putting them in order (UAX #15) takes time that grows with the square of their number. */
const marked = (count: number) => `a${'\u0300'.repeat(count)}${'\u0316'.repeat(count)}`;

let house: House;
let site: Server;
let code: string;
let sending: Record<string, string>;
beforeAll(async () => {
	house = await createHouse();
	site = await startServer(publicSettings(house));
	code = await sendTip(site, 'A man holds their passports.');
	const check = await call(site, '/tip', {
		...{ step: 'review', page: 'story', way: 'saw', what: 'Six people sleep in the shop.' }
	});
	expect(askedOn(check).question).toBeTruthy();
	sending = sendingOf(check);
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

/** As multipart, which is three times shorter than percent signs. */
function formOf(fields: Readonly<Record<string, string>>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
}

async function costs(post: () => Promise<unknown>): Promise<number> {
	const before = cpuMs(site.pid);
	for (let n = 0; n < TIMES; n++) await post();
	return (cpuMs(site.pid) - before) / TIMES;
}

describe.each([20_000, 60_000])('a letter with %i marks above and as many below', (count) => {
	const text = marked(count);
	const posts: [string, () => Promise<unknown>][] = [
		[
			'as a story',
			() => call(site, '/tip', formOf({ step: 'review', page: 'story', way: 'saw', what: text }))
		],
		['as added words', () => comeBack(site, code, { step: 'add', words: text })],
		['as the code', () => comeBack(site, text)],
		['as the answer', () => call(site, '/tip', formOf({ ...sending, answer: text }))],
		['as what is looked for', () => call(site, '/search', formOf({ words: text }))]
	];

	it.each(posts)('costs the process that answers no more than any text, %s', async (as, post) => {
		const ms = await costs(post);
		console.log(`marks: ${count} and ${count} ${as}: ${ms} ms`);
		expect(ms).toBeLessThan(MOST_MS);
	});
});
