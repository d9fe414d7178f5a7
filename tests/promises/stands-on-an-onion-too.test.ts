import { afterAll, beforeAll, expect, it } from 'vitest';
import { tip as words } from '#content/en/messages/tip.ts';
import { createHouse, type House } from '../support/house.ts';
import { reservePort } from '../support/ports.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, comeBack, readyTip, sendTip, valueOf, type Wire } from '../support/wire.ts';

const ONION = '7xdjtheyfbfyh624fc5boujtf6isjwza7mff4kobj4zhumivtxxz47yd.onion';

let house: House;
let server: Server;
let [site, onion]: [Wire, Wire] = [{ origin: '' }, { origin: '' }];
beforeAll(async () => {
	house = await createHouse();
	const port = await reservePort();
	server = await startServer(publicSettings(house), {
		settings: {
			ONION_ORIGIN: `http://${ONION}`,
			ONION_LISTEN: `127.0.0.1:${port}`,
			HCAPTCHA_SITEKEY: '10000000-ffff-ffff-ffff-000000000001',
			HCAPTCHA_SECRET: '0x0000000000000000000000000000000000000000'
		}
	});
	site = { origin: server.origin };
	// As tor hands it over: from this machine, with the onion's name.
	onion = { origin: `http://127.0.0.1:${port}`, headers: { host: ONION } };
});
afterAll(async () => {
	await server.stop();
	await house.database.close();
});

it('takes a whole tip over the onion, without a script, and its code works at both', async () => {
	const code = await sendTip(onion, 'Told over an onion.');
	for (const wire of [onion, site]) {
		expect((await comeBack(wire, code)).html).toContain(words.back.statuses.received);
	}
});

it('tells readers of the site where the onion is, and on the onion nothing leads away from it', async () => {
	const page = await call(site, '/help');
	expect(page.headers['onion-location']).toBe(`http://${ONION}/help`);
	const form = await readyTip(site, 'Not told to.');
	expect((await call(site, '/tip', form)).headers['onion-location']).toBeUndefined();
	const there = await call(onion, '/help');
	expect(there.headers['onion-location']).toBeUndefined();
	expect(there.headers['strict-transport-security']).toBeUndefined();
	const links = [
		...there.html.matchAll(/<(?:a|script|form|img)[^>]*(?:href|src|action)="([^"]+)"/g)
	];
	expect(links.length).toBeGreaterThan(10);
	expect(links.map(([, to]) => to).filter((to) => /^(https?:)?\/\//.test(to!))).toEqual([]);
});

it('offers on the onion no check that another company would see', async () => {
	const offered = async (wire: Wire) => {
		const questions = await call(wire, '/tip', { step: 'start', way: 'saw' });
		const carried = {
			ticket: valueOf(questions.html, 'ticket'),
			draft: valueOf(questions.html, 'draft')
		};
		const check = await call(wire, '/tip', {
			step: 'review',
			page: 'story',
			way: 'saw',
			what: 'x',
			...carried
		});
		return check.html.includes(words.check.other);
	};
	expect(await offered(site)).toBe(true);
	expect(await offered(onion)).toBe(false);
});

it.each(['evil.example', 'localhost', `${ONION}:80`, `${ONION}.`, ONION.toUpperCase()])(
	'neither listener answers to the name %s',
	async (host) => {
		for (const { origin } of [site, onion]) {
			const spoofed = await call({ origin, headers: { host, 'x-forwarded-host': ONION } }, '/');
			expect(spoofed.status).toBe(421);
		}
	}
);

it('and neither answers to the other’s', async () => {
	const { host } = new URL(site.origin);
	expect((await call({ ...site, headers: { host: ONION } }, '/')).status).toBe(421);
	expect((await call({ ...onion, headers: { host } }, '/')).status).toBe(421);
});
