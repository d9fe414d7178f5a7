import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tip as words } from '#content/en/messages/tip.ts';
import { createHouse, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, codeOn, comeBack, readyTip, type Wire } from '../support/wire.ts';

const ROUNDS = 3;
const TIPS = 60;
const AT_ONCE = 12;

let house: House;
let site: Server;
beforeAll(async () => {
	house = await createHouse();
	site = await startServer(publicSettings(house));
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

const counted = async () => {
	const [row] = await house.database.as.owner.execute<{ tips: number }>(
		sql`select count(*)::int as tips from tips`
	);
	return row!.tips;
};

it('every code that was shown finds its tip, however the server died, and no tip is there twice', async () => {
	const figures = [];
	// All made before any is sent: the more tips an hour brings, the more work a form is asked for.
	const rounds: Record<string, string>[][] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const one = () => readyTip({ origin: site.origin }, `Round ${round}. ${randomUUID()}`);
		rounds.push(await Promise.all(Array.from({ length: TIPS }, one)));
	}
	for (const [round, ready] of rounds.entries()) {
		const before = await counted();
		const wire: Wire = { origin: site.origin };
		const acknowledged: string[] = [];
		const killAfter = Math.floor(TIPS / 3) + round;
		await atOnce(ready, async (form) => {
			const answer = await call(wire, '/tip', form).catch(() => undefined); // the server is dead
			const code = answer && codeOn(answer.html);
			if (code) acknowledged.push(code);
			if (acknowledged.length === killAfter) await site.kill();
		});
		expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
		expect(acknowledged.length).toBeLessThan(TIPS);
		site = await startServer(publicSettings(house));
		const again: Wire = { origin: site.origin };
		const pages = await atOnce(acknowledged, (code) => comeBack(again, code));
		const found = pages.filter(({ html }) => html.includes(words.back.statuses.received)).length;
		// Everybody presses the button once more: what was kept is the same tip, what was not is kept now.
		const receipts = await atOnce(ready, (form) => call(again, '/tip', form));
		const codes = new Set(receipts.map(({ html }) => codeOn(html)));
		const doubled = (await counted()) - before - TIPS;
		figures.push({ acknowledged: acknowledged.length, found, doubled });
		expect(found).toBe(acknowledged.length);
		expect(codes.size).toBe(TIPS);
		expect(acknowledged.every((code) => codes.has(code))).toBe(true);
		expect(doubled).toBe(0);
	}
	console.log('SIGKILL:', JSON.stringify(figures));
}, 240_000);

/** Does the same for each, as many at a time as the site has visitors. */
async function atOnce<From, To>(
	all: readonly From[],
	work: (one: From) => Promise<To>
): Promise<To[]> {
	const waiting = [...all];
	const done: To[] = [];
	const one = async () => {
		for (let next = waiting.pop(); next; next = waiting.pop()) done.push(await work(next));
	};
	await Promise.all(Array.from({ length: AT_ONCE }, one));
	return done;
}
