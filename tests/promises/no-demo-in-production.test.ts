import { sql } from 'drizzle-orm';
import { TOUR } from '../../scripts/demo/tour.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tip as words } from '#content/en/messages/tip.ts';
import { DEMO_MARK, showDemoStaff } from '../../src/lib/server/http/demo.ts';
import { readEnv } from '../../src/lib/server/env.ts';
import { compose } from '../../src/lib/server/composition.ts';
import { command } from '../support/command.ts';
import { createHouse, type House } from '../support/house.ts';
import { deskSettings, publicSettings, startServer } from '../support/server.ts';
import { call } from '../support/wire.ts';

let house: House;
beforeAll(async () => {
	house = await createHouse();
});
afterAll(() => house.database.close());

const addresses = {
	SITE_ORIGIN: 'http://localhost:9',
	SITE_LISTEN: '127.0.0.1:9',
	DESK_ORIGIN: 'http://localhost:9',
	DESK_LISTEN: '127.0.0.1:9'
};

it('a production desk offers nobody’s sign-in, whatever its environment says', async () => {
	const desk = await startServer(deskSettings(house), {
		settings: { DEMO: '1', DEMO_STAFF: 'Mara', NODE_ENV: 'development', DATA_DIR: '.data' }
	});
	const { html } = await call({ origin: desk.origin }, '/desk/sign-in');
	expect(html).toContain('Sign in to the desk');
	expect(html).not.toContain('demo');
	const headers = { origin: desk.origin, accept: 'application/json' };
	const answer = await fetch(`${desk.origin}/desk/sign-in/demo`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify({ name: house.mara.name })
	});
	expect(answer.status).toBe(404);
	expect((await fetch(`${desk.origin}${TOUR}`, { headers })).status).toBe(404);
	await desk.stop();
});

it('a production site opens no form with words that nobody approved, whatever its environment says', async () => {
	const { owner } = house.database.as;
	await owner.execute(sql`delete from policies`);
	const site = await startServer(publicSettings(house), {
		settings: { DEMO: '1', DEMO_STAFF: 'Mara', NODE_ENV: 'development', DATA_DIR: '.data' }
	});
	const { html } = await call({ origin: site.origin }, '/tip');
	expect(html).toContain(words.closed.heading);
	expect(html).not.toContain('name="way"');
	for (const { example } of Object.values(words.before.policies)) {
		expect(html).not.toContain(example);
	}
	await site.stop();
});

it('production starts one face and never both', async () => {
	const both = { ...publicSettings(house), ...deskSettings(house), ...addresses, FACE: 'both' };
	const { code, err } = await command('../build/start/start.js', [], both);
	expect([code, err]).toEqual([1, expect.stringContaining('FACE: must be public or desk')]);
});

it('production refuses a demo’s database, whose keys everybody knows', async () => {
	const { name, as } = house.database;
	await as.owner.execute(sql.raw(`comment on database ${name} is '${DEMO_MARK}'`));
	for (const settings of [publicSettings(house), deskSettings(house)]) {
		const { code, err } = await command('../build/start/start.js', [], {
			...settings,
			...addresses
		});
		expect([code, err]).toEqual([1, expect.stringContaining('the database is a demo’s')]);
	}
	await as.owner.execute(sql.raw(`comment on database ${name} is null`));
});

it('the demo’s own process says that its words are examples, and no other has any', async () => {
	await house.database.as.owner.execute(sql`delete from policies`);
	const { intake } = await compose(readEnv({ ...publicSettings(house), ...addresses }));
	expect(await intake!.policies('en')).toBeUndefined();
	showDemoStaff([]);
	const shown = await intake!.policies('fr');
	expect(shown?.map(({ lang, isExample }) => [lang, isExample])).toEqual(
		Array(3).fill(['fr', true])
	);
	await intake!.db.$client.end();
});
