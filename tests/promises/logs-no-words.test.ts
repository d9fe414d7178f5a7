import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHouse, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { findIn, findInDataFolder, formsOf } from '../support/traces.ts';
import { call, readyTip } from '../support/wire.ts';

let house: House;
let site: Server;
beforeAll(async () => {
	house = await createHouse();
	const chatty = join(import.meta.dirname, '..', 'support', 'chatty.ts');
	site = await startServer(publicSettings(house), { preload: [chatty] });
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

/** Makes the database refuse every new tip, with an error that quotes what it was given. */
const refuse = (mark: string) =>
	house.database.as.owner.execute(
		sql.raw(`create function refuse() returns trigger language plpgsql
			as $$ begin raise exception 'refused ${mark}: %', new; end $$;
			create trigger refuse before insert on tips for each row execute function refuse()`)
	);

it('a database error logs where and of what class, and not one word of the tip, which comes back whole', async () => {
	const mark = randomUUID();
	const wire = { origin: site.origin };
	const form = await readyTip(wire, `The ${mark} van`);
	await refuse(mark);
	const before = site.log();
	const answer = await call(wire, '/tip', form);
	const logged = site.log().slice(before.length);
	expect(answer.status).toBe(500);
	expect(answer.html).toContain(`The ${mark} van`);
	expect(answer.html).toContain('tel:911');
	expect(answer.html).not.toContain('refused');
	expect(logged).toMatch(/"route":"\/\(site\)/);
	expect(logged).toMatch(/"sqlstate":"P0001"/);
	expect(findIn('log', logged, formsOf(mark))).toEqual([]);
});

it('nor does a form that nobody could have sent', async () => {
	const mark = randomUUID();
	const wire = { origin: site.origin };
	for (const form of [{ step: mark }, { step: 'send', draft: mark }, { [mark]: mark }]) {
		await call(wire, '/tip', form as Record<string, string>);
		await call(wire, `/tip/return`, form as Record<string, string>);
	}
	expect(findIn('log', site.log(), formsOf(mark))).toEqual([]);
});

it('nor does a dependency that warns, prints or rejects by itself: its kind is logged, and nothing it says', async () => {
	const before = site.log().length;
	process.kill(site.pid, 'SIGUSR2');
	await expect.poll(() => site.log().slice(before)).toContain('RangeError');
	const kinds = site
		.log()
		.slice(before)
		.trim()
		.split('\n')
		.map((line) => (JSON.parse(line) as { stray: string }).stray);
	expect(kinds.sort()).toEqual([
		...['console.error', 'console.warn', 'rejection', 'warning', 'warning']
	]);
	expect(site.log()).not.toContain('the-words-of-a-tip');
});

it('and the database’s own log quotes no statement’s values', async () => {
	const mark = randomUUID();
	const { publicUrl } = house.database;
	expect(publicUrl).toContain('plainsight_public');
	await house.database.as.public
		.execute(sql`select intake.look_for(${mark})`)
		.catch(() => undefined); // no such function: an error that the server may log
	const hits = (await findInDataFolder(house.database, formsOf(mark))).filter((hit) =>
		hit.includes('log')
	);
	expect(hits).toEqual([]);
});
