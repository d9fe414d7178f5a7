import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { askedOn, call, type Wire } from '../support/wire.ts';

let house: House;
let site: Server;
beforeAll(async () => {
	house = await createHouse();
	site = await startServer(publicSettings(house), {
		settings: { CLIENT_ADDRESS_HEADER: 'X-Client-Address' }
	});
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

const from = (address: string): Wire => ({
	origin: site.origin,
	headers: { 'x-client-address': address }
});
const bitsFor = async (wire: Wire) => {
	const story = { step: 'review', page: 'story', way: 'saw', what: 'A lamp.' };
	return askedOn(await call(wire, '/tip', story)).bits;
};

describe('a network from which very many posts come', () => {
	it('is asked for more work, and nobody else is, not even who says that many come from there', async () => {
		const crowd = from('203.0.113.7');
		const before = await bitsFor(crowd);
		for (let n = 0; n < 300; n++) await call(crowd, '/tip', { step: 'start' });
		expect(await bitsFor(from('203.0.113.99'))).toBeGreaterThan(before);
		const other = from('198.51.100.1');
		expect(await bitsFor(other)).toBe(before);
		const claims = { ...other, headers: { ...other.headers, 'x-plainsight-crowded': '1' } };
		expect(await bitsFor(claims)).toBe(before);
	});

	it('still looks at every page', async () => {
		for (const path of ['/', '/signs', '/tip']) {
			expect((await call(from('203.0.113.7'), path)).status).toBe(200);
		}
	});
});
