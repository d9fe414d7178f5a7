import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, begin, p95, postHead, sent, statusOf, type Sent } from '../support/attack.ts';
import { codeFrom, grouped } from '../../src/lib/sealed/receipt-code.ts';
import { createHouse, type House } from '../support/house.ts';
import { cpuMs, pss } from '../support/process.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, sendTip } from '../support/wire.ts';

const MIB = 1024 * 1024;

let house: House;
let site: Server;
const open: Sent[] = [];
beforeAll(async () => {
	house = await createHouse();
	site = await startServer(publicSettings(house));
});
afterAll(async () => {
	for (const { socket } of open) socket.destroy();
	await site.stop();
	await house.database.close();
});

/** Looks at pages one after the other while this goes on. */
async function looksAtPages(times: number) {
	const took: number[] = [];
	const statuses = new Set<number>();
	for (let n = 0; n < times; n++) {
		const at = performance.now();
		statuses.add((await call({ origin: site.origin }, ['/', '/tip', '/signs'][n % 3]!)).status);
		took.push(performance.now() - at);
	}
	return { statuses: [...statuses], p95: Math.round(p95(took)) };
}

describe('one stranger', () => {
	it('who posts a field half a million times costs next to nothing', async () => {
		const body = 'a&'.repeat(MIB / 2);
		const before = cpuMs(site.pid);
		const answer = await sent(
			site.origin,
			postHead(site.origin, '/tip', body.length, 'Connection: close\r\n') + body
		);
		const cost = cpuMs(site.pid) - before;
		console.log('fields:', answer.slice(0, 30).trim(), `${cost} ms`);
		expect(statusOf(answer)).toBe(413);
		expect(cost).toBeLessThan(200);
	});

	it('who begins posts by the thousand and goes on with none of them takes no page from anybody', async () => {
		const calm = await looksAtPages(30);
		for (let n = 0; n < 1_100; n++)
			open.push(begin(site.origin, `${postHead(site.origin, '/tip', 1000)}wh`));
		const during = await looksAtPages(30);
		console.log('slots:', JSON.stringify({ calm, during }));
		expect(during.statuses).toEqual([200]);
		expect(await sendTip({ origin: site.origin }, 'They are locked in at night.')).toBeTruthy();
	});

	it('who asks fourteen hundred times over in one breath, and hangs up, leaves nothing to be done', async () => {
		const ask = `GET /tip HTTP/1.1\r\nHost: ${new URL(site.origin).host}\r\n\r\n`;
		for (let round = 0; round < 3; round++) {
			const asking = Array.from({ length: 8 }, () => begin(site.origin, ask.repeat(1_400)));
			await Promise.all(asking.map((one) => answered(one)));
		}
		const during = await looksAtPages(30);
		console.log('pipelined:', JSON.stringify({ during, pss: pss(site.pid) }));
		expect(during.statuses).toEqual([200]);
		expect(pss(site.pid)).toBeLessThan(200);
	});

	it('who asks with a code hundreds of times at once keeps nobody from writing', async () => {
		const body = `step=open&code=${grouped(codeFrom(randomBytes(10)))}`;
		const post = postHead(site.origin, '/tip/return', body.length, 'Connection: close\r\n') + body;
		const asking = Array.from({ length: 1_200 }, () => begin(site.origin, post));
		expect(await sendTip({ origin: site.origin }, 'A van comes at five each day.')).toBeTruthy();
		const answers = await Promise.all(asking.map((one) => answered(one)));
		const statuses = answers.map(statusOf);
		console.log(
			'codes:',
			statuses.filter((status) => status === 200).length,
			'of',
			statuses.length
		);
		expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
	});

	it('who posts a megabyte seventy times at once ends nothing', async () => {
		const before = pss(site.pid);
		const body = `step=review&page=story&way=saw&what=${'a'.repeat(999_900)}`;
		const head = postHead(
			site.origin,
			'/tip',
			body.length,
			'Accept: text/html\r\nConnection: close\r\n'
		);
		const posts = Array.from({ length: 70 }, () => begin(site.origin, head + body.slice(0, -1)));
		let peak = 0;
		const looking = setInterval(() => (peak = Math.max(peak, pss(site.pid))), 20);
		await Promise.all(
			posts.map(({ socket }) => Promise.race([once(socket, 'drain'), once(socket, 'close')]))
		);
		for (const { socket } of posts) socket.write(body.slice(-1));
		const answers = await Promise.all(posts.map((post) => answered(post)));
		clearInterval(looking);
		console.log('bytes:', JSON.stringify({ before, peak }), site.log().slice(-300));
		expect(new Set(answers.map(statusOf))).toEqual(new Set([413]));
		expect(peak).toBeLessThan(250);
	});
});
