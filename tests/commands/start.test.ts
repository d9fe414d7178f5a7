import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/command.ts';
import { openHouse, type House } from '../support/house.ts';
import { deskSettings, publicSettings } from '../support/server.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse(new Date());
});
afterAll(() => house.database.close());

const nowhere = {
	SITE_ORIGIN: 'http://localhost:9',
	SITE_LISTEN: '127.0.0.1:9',
	DESK_ORIGIN: 'http://localhost:9',
	DESK_LISTEN: '127.0.0.1:9'
};
const start = (settings: Record<string, string>) =>
	command('../build/start/start.js', [], { ...nowhere, ...settings });

describe('production', () => {
	it('starts under no role of the database but its face’s own', async () => {
		const { publicUrl, deskUrl } = house.database;
		const site = { ...publicSettings(house), PUBLIC_DATABASE_URL: deskUrl };
		const desk = {
			...deskSettings(house),
			DESK_DATABASE_URL: publicUrl,
			JOBS_DATABASE_URL: deskUrl
		};
		for (const [settings, ...refusals] of [
			[site, 'PUBLIC_DATABASE_URL: must log in as plainsight_public, and is plainsight_desk'],
			[
				desk,
				'DESK_DATABASE_URL: must log in as plainsight_desk, and is plainsight_public',
				'JOBS_DATABASE_URL: must log in as plainsight_jobs, and is plainsight_desk'
			]
		] as const) {
			const { code, err } = await start(settings);
			expect(code).toBe(1);
			for (const refusal of refusals) expect(err).toContain(refusal);
		}
	});
});
