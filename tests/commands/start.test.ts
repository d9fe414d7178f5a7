import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/command.ts';
import { startCluster } from '../support/global-setup.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { deskSettings, newState, publicSettings, startServer } from '../support/server.ts';
import { pepperPrint } from '../../src/lib/server/tips/receipt-v2.ts';
import { call } from '../support/wire.ts';

let house: House;
let end: () => Promise<void>;
beforeAll(async () => {
	// Roles belong to the whole server, and other tests need them as they are.
	end = await startCluster({ durable: false });
	house = await createHouse();
});
afterAll(async () => {
	await house.database.close();
	await end();
});

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
		const { publicUrl, deskUrl, ownerUrl } = house.database;
		const [site, desk] = [publicSettings(house), deskSettings(house)];
		for (const [settings, ...refusals] of [
			[
				{ ...site, PUBLIC_DATABASE_URL: deskUrl },
				'PUBLIC_DATABASE_URL: must log in as plainsight_public, and is plainsight_desk'
			],
			[
				{ ...desk, DESK_DATABASE_URL: ownerUrl, JOBS_DATABASE_URL: publicUrl },
				'DESK_DATABASE_URL: must log in as plainsight_desk, and is postgres',
				'JOBS_DATABASE_URL: must log in as plainsight_jobs, and is plainsight_public'
			]
		] as const) {
			const { code, err } = await start(settings);
			expect(code).toBe(1);
			for (const refusal of refusals) expect(err).toContain(refusal);
		}
	});

	it('starts only where it can remember', async () => {
		const folder = join(newState(), 'nowhere');
		const { code, err } = await start({ ...publicSettings(house), STATE_DIRECTORY: folder });
		expect([code, err]).toEqual([
			1,
			expect.stringContaining('STATE_DIRECTORY: must be a folder that this account can write to')
		]);
	});

	it.each([
		['alter role plainsight_desk superuser', 'alter role plainsight_desk nosuperuser'],
		['alter role plainsight_desk bypassrls', 'alter role plainsight_desk nobypassrls'],
		['grant plainsight_jobs to plainsight_desk', 'revoke plainsight_jobs from plainsight_desk'],
		['grant postgres to plainsight_desk', 'revoke postgres from plainsight_desk'],
		['alter table tips owner to plainsight_desk', 'alter table tips owner to postgres']
	])('starts under no role that has more rights: %s', async (more, less) => {
		const { owner } = house.database.as;
		await owner.execute(sql.raw(more));
		const { code, err } = await start(deskSettings(house));
		await owner.execute(sql.raw(less));
		expect(code).toBe(1);
		expect(err).toContain('DESK_DATABASE_URL: plainsight_desk is, or can become, a superuser');
		expect(err).not.toContain('JOBS_DATABASE_URL');
	});

	it('starts under its own role, also one that is in a group which gives it nothing', async () => {
		const { owner } = house.database.as;
		await owner.execute(sql`create role faces nologin`);
		await owner.execute(sql`grant faces to plainsight_desk, plainsight_public`);
		for (const settings of [publicSettings(house), deskSettings(house)]) {
			const face = await startServer(settings);
			expect(face.log()).toContain('face listening on');
			await face.stop();
		}
	});

	it('opens strangers’ files in no process that has the network, unless it was told to', async () => {
		const site = { ...nowhere, ...publicSettings(house), BOX_ISOLATION: 'required' };
		const { code, err } = await withoutNamespaces(site);
		expect(code).toBe(1);
		expect(err).toContain('cannot be kept from the network here: set BOX_SOCKET');
		// These come past it, to a database that is another's, or out of reach from there.
		const wanting: Record<string, string>[] = [
			{ BOX_ISOLATION: 'what-there-is' },
			{ BOX_SOCKET: '/run/box.sock' }
		];
		for (const more of wanting) {
			const { deskUrl } = house.database;
			const { err } = await withoutNamespaces({ ...site, ...more, PUBLIC_DATABASE_URL: deskUrl });
			expect(err).toMatch(/^(It did not work: Drizzle|These settings are)/);
			expect(err).not.toContain('BOX_SOCKET');
		}
	});

	it('says which pepper it lacks, by its print, and starts all the same', async () => {
		const { peppers } = house.intake.keys;
		await send(house.intake, answersWith(), new Date());
		const settings = publicSettings(house);
		const lacking = `PEPPER lacks the one whose print is ${pepperPrint(peppers[0])}`;
		const newest = randomBytes(32).toString('base64url');
		for (const [PEPPER, isSaid] of [
			[newest, true],
			[`${newest},${settings.PEPPER}`, false]
		] as const) {
			const site = await startServer({ ...settings, PEPPER });
			await call({ origin: site.origin }, '/tip/return', { code: 'x' });
			expect(site.log().includes(lacking), PEPPER).toBe(isSaid);
			expect(site.log()).not.toContain(newest);
			await site.stop();
		}
	});
});

/** As in a service unit or a container that forbids them: the kernel gives this process no namespace. */
function withoutNamespaces(settings: Record<string, string>) {
	const own = ['/usr/bin/unshare', '--user', '--map-root-user', '--'];
	const forbid =
		'for kind in user net pid; do echo 0 > /proc/sys/user/max_"$kind"_namespaces; done; exec "$@"';
	const isForbidden = spawnSync(own[0]!, [...own.slice(1), 'true']).status !== 0;
	const before = isForbidden ? [] : [...own, '/bin/sh', '-c', forbid, 'sh'];
	return command('../build/start/start.js', [], settings, before);
}
