import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHouse, type House } from '../support/house.ts';
import { bothFaces, type Server } from '../support/server.ts';
import { call, sendTip } from '../support/wire.ts';

let house: House;
let site: Server;
let desk: Server;
beforeAll(async () => {
	house = await createHouse();
	({ site, desk } = await bothFaces(house));
});
afterAll(async () => {
	await Promise.all([site.stop(), desk.stop()]);
	await house.database.close();
});

// Privacy browsers, onion services and pages with no-referrer send these: CSRF must never lose a tip.
it.each([
	['no origin at all', {}],
	['a null origin', { origin: 'null' }],
	['a foreign origin', { origin: 'https://elsewhere.example' }],
	['a request that says it is cross-site', { origin: 'null', 'sec-fetch-site': 'cross-site' }]
])('a tip that comes with %s is kept', async (_, headers: Record<string, string>) => {
	const code = await sendTip({ origin: site.origin, headers }, 'Twelve men in one room.');
	expect(code).toMatch(/^([0-9A-Z]{3}-){5}[0-9A-Z]{3}$/);
});

it.each([[{}], [{ origin: 'null' }], [{ origin: 'https://elsewhere.example' }]])(
	'the desk takes nothing that comes with %j',
	async (headers: Record<string, string>) => {
		const wire = { origin: desk.origin, headers };
		expect((await call(wire, '/desk/sign-in/salt', { name: 'x' })).status).toBe(403);
	}
);
