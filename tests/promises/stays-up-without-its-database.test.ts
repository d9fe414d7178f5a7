import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tip as words } from '#content/en/messages/tip.ts';
import * as contacts from '../support/contacts.ts';
import { createHouse, type House } from '../support/house.ts';
import { connectLine, type Line } from '../support/line.ts';
import { readPdf } from '../support/pdf.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, codeOn, readyTip, sendTip, valueOf } from '../support/wire.ts';

/** Longer, and a person with a bad line thinks that it was sent, or that nothing works. */
const ANSWERS_WITHIN_MS = 30_000;

let house: House;
let site: Server;
let broken: Server;
beforeAll(async () => {
	house = await createHouse();
	site = await startServer(publicSettings(house));
	// The same keys, and a database that nobody answers for.
	broken = await startServer(publicSettings(house), {
		settings: { PUBLIC_DATABASE_URL: 'postgres://plainsight_public@127.0.0.1:9/none' }
	});
});
afterAll(async () => {
	await Promise.all([site.stop(), broken.stop()]);
	await house.database.close();
});

it('says of itself that it answers, and nothing more', async () => {
	const { status, html, headers } = await call({ origin: broken.origin }, '/healthz');
	expect([status, html, headers['cache-control']]).toEqual([200, 'ok\n', 'no-store']);
});

it('reading, and the numbers to call, stand', async () => {
	for (const path of ['/', '/signs', '/help', '/privacy']) {
		const { status, html } = await call({ origin: broken.origin }, path);
		expect([path, status]).toEqual([path, 200]);
		expect(html).toContain('tel:911');
	}
});

it('sheets to print are made, by the server as it is built', async () => {
	const answer = await fetch(`${broken.origin}/ht/print/free-to-leave-letter.pdf`);
	expect(answer.status).toBe(200);
	const { text, qr } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
	expect(text).toContain('911');
	expect(qr).toBe(`${broken.origin}/ht/help`);
});

it('the form says that it cannot take anything, and whom to call', async () => {
	const { html } = await call({ origin: broken.origin }, '/tip');
	expect(html).toContain('tel:911');
	expect(html).toMatch(/right now/);
});

it('what somebody was sending comes back whole, and is kept once the database is there again', async () => {
	const form = await readyTip({ origin: site.origin }, 'The lamp in the upper window.');
	const answer = await call({ origin: broken.origin }, '/tip', form);
	expect(answer.status).toBe(503);
	expect(answer.html).toContain('The lamp in the upper window.');
	expect(answer.html).toContain(words.errors.kept);
	expect(answer.html).toContain('tel:911');
	const draft = /name="draft" value="([^"]+)"/.exec(answer.html)![1]!;
	const again = await call({ origin: site.origin }, '/tip', { ...form, draft, work: '' });
	expect(codeOn(again.html)).toMatch(/^([0-9A-Z]{3}-){5}/);
});

it('so does what somebody was adding, with their code', async () => {
	const code = await sendTip({ origin: site.origin }, 'A tip to come back to.');
	const answer = await call({ origin: broken.origin }, '/tip/return', {
		step: 'add',
		code,
		words: 'And a second lamp.'
	});
	expect(answer.html).toContain('And a second lamp.');
	expect(answer.html).toContain('tel:911');
});

describe('while it runs', () => {
	let line: Line;
	let cut: Server;
	beforeAll(async () => {
		const check = { by: 'Alton Warner', source: 'Called, spoke with the duty officer' };
		const seen = { id: 'legal-aid', revision: 0 };
		const by = { officerId: house.alton.officerId, role: 'administrator' } as const;
		expect(await contacts.verify(house.desk.db, by, seen, check, new Date())).toEqual({ ok: true });
		line = await connectLine(house.database.publicUrl);
		cut = await startServer(publicSettings(house), { settings: { PUBLIC_DATABASE_URL: line.url } });
	});
	afterAll(async () => {
		await cut.stop();
		await line.close();
	});

	it('a number that the desk has checked is there to call, also once the database is gone', async () => {
		// Asked for in this way no page is remembered: each is made anew, from what this process knows.
		const page = async () => (await call({ origin: cut.origin }, '/contacts?anew')).html;
		await expect.poll(page).toContain('href="tel:+18694671572"');
		await line.cut();
		expect(await page()).toContain('href="tel:+18694671572"');
		await line.mend();
	});

	it.each(['cut', 'hold'] as const)(
		'and the line to its database is %s, a tip comes back whole in time, and is kept once it is mended',
		async (how) => {
			const wire = { origin: cut.origin };
			const form = await readyTip(wire, `A lamp, and the line is ${how}.`);
			await line[how]();
			const began = performance.now();
			const refused = await call(wire, '/tip', form);
			expect(performance.now() - began).toBeLessThan(ANSWERS_WITHIN_MS);
			expect(refused.status).toBe(503);
			expect(refused.html).toContain(`A lamp, and the line is ${how}.`);
			expect(refused.html).toContain('tel:911');
			expect((await call(wire, '/signs')).status).toBe(200);

			await line.mend();
			const again = { ...form, ticket: valueOf(refused.html, 'ticket') };
			const draft = valueOf(refused.html, 'draft');
			await expect
				.poll(async () => codeOn((await call(wire, '/tip', { ...again, draft })).html), {
					timeout: 20_000
				})
				.toMatch(/^([0-9A-Z]{3}-){5}/);
		},
		60_000
	);
});
