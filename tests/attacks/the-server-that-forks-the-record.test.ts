import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as audit from '../../src/lib/server/audit/index.ts';
import { actingAs } from '../../src/lib/server/db/index.ts';
import { readCheckpoint } from '../../src/lib/tlog/checkpoint.ts';
import { adminHere } from '../support/admin.ts';
import { command } from '../support/command.ts';
import { getPython } from '../support/debian.ts';
import { createHouse, type House } from '../support/house.ts';
import {
	IMPATIENT,
	newState,
	publicSettings,
	startServer,
	type Server
} from '../support/server.ts';

/** The desk's: whoever has its server has this as well. */
const key = randomBytes(32);
/** A face that starts anew beside other tests. */
const PATIENTLY = { timeout: 15_000 };
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 0, 13));

let house: House;
let site: Server;
let others: Server[] = [];
/** Another body's own machine. */
const folder = mkdtempSync(join(tmpdir(), 'plainsight-witness-'));
beforeAll(async () => {
	house = await createHouse(at(20));
	const { ruth, desk } = house;
	await actingAs(desk.db, ruth.officerId, (tx) =>
		audit.record(tx, { lane: 'review' }, { act: 'test.noted', by: ruth.officerId }, at(20))
	);
	for (const day of [21, 22, 23]) await works(day);
	site = await starts();
	await vi.waitUntil(async () => (await published()).includes('\n3\n'), PATIENTLY);
	// In a process of its own, as on a machine of its own: it has nothing of ours. The looks after it are those of the same folder.
	expect((await witness(site, (...given) => command('admin.ts', ...given))).code).toBe(0);
});
afterEach(async () => {
	await Promise.all(others.map((server) => server.stop()));
	others = [];
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

/** A day on which somebody worked, as the desk closes it. */
async function works(day: number, acts = 2, by = key): Promise<void> {
	for (let n = 0; n < acts; n++) await acted(day);
	await audit.closeDay(house.database.as.jobs, at(day), by);
}
const acted = (day: number) =>
	actingAs(house.desk.db, house.mara.officerId, async (tx) => {
		const act = { act: 'test.noted', by: house.mara.officerId };
		await audit.record(tx, 'people', act, at(day));
		await audit.record(tx, { lane: 'general' }, act, at(day));
	});
const starts = () =>
	startServer({ ...publicSettings(house), STATE_DIRECTORY: newState() }, { preload: [IMPATIENT] });
const published = async () => (await fetch(`${site.origin}/checkpoint`)).text();
const witness = ({ origin }: Server, run = adminHere) =>
	run(['witness', '--site', origin, '--folder', folder], {});
const verify = (...args: string[]) =>
	adminHere(['audit', 'verify', ...args], { OWNER_DATABASE_URL: house.database.ownerUrl });
const withFace = () => verify('--with', `${site.origin}/checkpoint`);
const withWitness = () => verify('--with', join(folder, 'checkpoint.txt'));

const GUARDED = ['audit_statements', 'audit_slots', 'audit_days', 'audit_entries'];
const TABLES = [...GUARDED, 'audit_chains'];
/** Everything that the owner of a database can do, and the record as it was afterwards. */
async function attacking(attack: () => Promise<void>, look: () => Promise<void>): Promise<void> {
	const { owner } = house.database.as;
	const run = (statement: string) => owner.execute(sql.raw(statement));
	for (const table of TABLES) await run(`create table true_${table} as select * from ${table}`);
	for (const table of GUARDED) await run(`alter table ${table} disable trigger refuse_change`);
	try {
		await attack();
		await look();
	} finally {
		await run('alter table audit_entries disable trigger append');
		for (const table of TABLES) await run(`delete from ${table}`);
		for (const table of [...TABLES].reverse()) {
			await run(`insert into ${table} select * from true_${table}`);
			await run(`drop table true_${table}`);
		}
		for (const table of GUARDED) await run(`alter table ${table} enable trigger user`);
	}
}
const tamper = (statement: SQL) => house.database.as.owner.execute(statement);

/** The last entries cut, and the head put back on what is left: every hash of the chain fits. */
async function cut(chain: string, entries: number): Promise<void> {
	await tamper(sql`delete from audit_entries e using audit_chains c
		where e.chain_id = ${chain} and c.id = ${chain} and e.seq > c.seq - ${entries}`);
	await tamper(sql`update audit_chains set (seq, head) =
		(select seq, hash from audit_entries where chain_id = ${chain} order by seq desc limit 1)
		where id = ${chain}`);
}
async function forgetDays(from: number): Promise<void> {
	await tamper(sql`delete from audit_statements where number >= ${from}`);
	await tamper(sql`delete from audit_slots where number >= ${from}`);
	await tamper(sql`delete from audit_days where number >= ${from}`);
}
/** What an earlier release called a record that holds. */
const everyHashFits = async () =>
	expect((await audit.verify(house.database.as.owner)).every(({ holds }) => holds)).toBe(true);

describe('the record as it was', () => {
	it('holds, and says with whom it was compared', async () => {
		const alone = await verify();
		expect([alone.code, alone.out]).toEqual([
			0,
			expect.stringMatching(/^days: hold, 3, up to 2026-11-22$/m)
		]);
		expect(alone.out).toContain('Compared with ourselves only.');
		// Of a week long ago: a record that nobody goes on anchoring can be rewritten from there.
		expect(alone.out).toContain('NONE WAS CLOSED SINCE');
		const face = await withFace();
		expect([face.code, face.out]).toEqual([0, expect.stringContaining('grew of it, 3 days')]);
		expect(face.out).toContain('Compared with ourselves only.');
	});

	it('was compared with another body once that body’s witness is named, and its checkpoint brought', async () => {
		const { err } = await witness(site);
		const name = /plainsight\/witness\/\S+/.exec(err)![0];
		const file = join(folder, 'checkpoint.txt');
		const { code, out } = await verify('--with', file, '--witness', name);
		expect([code, out]).toEqual([0, expect.stringContaining(`Compared with ${name}: 3 days, on `)]);
		const face = readCheckpoint(await published())!.note.signatures[1]!.name;
		// The public face is ours, and cannot be named as somebody else's.
		const ours = await verify('--with', file, '--witness', face);
		expect([ours.code, ours.err]).toEqual([2, expect.stringContaining('another body’s')]);
		const unknown = await verify('--with', file, '--witness', name.replace(/.{4}$/, 'AAAA'));
		expect(unknown.out).toContain('ourselves only');
	});

	it('tells whoever reads the checkpoint how many days there were, and nothing of what was done in them', async () => {
		const before = await published();
		const answer = await fetch(`${site.origin}/checkpoint`);
		expect(answer.headers.get('set-cookie')).toBeNull();
		expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
		for (const path of ['/checkpoint/9', '/checkpoint/-1', '/checkpoint/x', '/checkpoint/1e3'])
			expect((await fetch(site.origin + path)).status).toBe(404);
		await attacking(
			() => works(24, 40),
			async () => {
				await expect.poll(published, PATIENTLY).toContain('\n4\n');
				expect((await published()).length).toBe(before.length);
			}
		);
		// The day is put back so that the next attack begins as this one did.
		await site.stop();
		site = await starts();
		await expect.poll(published, PATIENTLY).toContain('\n3\n');
	});
});

describe('whoever has the database', () => {
	it('cannot cut the last entries of a chain', () =>
		attacking(
			() => cut('general', 1),
			async () => {
				await everyHashFits();
				const { code, out, err } = await verify();
				expect([code, err]).toEqual([1, 'The record does not hold.\n']);
				expect(out).toContain('days: BROKEN on 2026-11-22 (a chain has no more what it ended with');
			}
		));

	it('cannot cut them with the days on which they were there', () =>
		attacking(
			async () => {
				await cut('general', 2);
				await cut('people', 2);
				await forgetDays(2);
			},
			async () => {
				await everyHashFits();
				// With nothing but the database this cannot be told: it says so.
				const alone = await verify();
				expect([alone.code, alone.out]).toEqual([0, expect.stringContaining('ourselves only')]);
				for (const compared of [await withFace(), await withWitness()])
					expect([compared.code, compared.out]).toEqual([
						1,
						expect.stringContaining('A LONGER RECORD, of 3 days')
					]);
				await expect
					.poll(site.log, PATIENTLY)
					.toContain('ALARM: the record in the database is shorter');
				expect(await published()).toContain('\n3\n');
				expect((await witness(site)).code).toBe(0);
			}
		));

	it('cannot put another act in the place of one', () =>
		attacking(
			async () => {
				await cut('general', 2);
				await acted(23);
				await acted(23);
			},
			async () => {
				await everyHashFits();
				expect((await verify()).out).toContain('days: BROKEN on 2026-11-22');
			}
		));

	it('cannot close a day in the desk’s place', () =>
		attacking(
			async () => {
				await works(24, 1, randomBytes(32));
			},
			async () => {
				await expect
					.poll(site.log, PATIENTLY)
					.toContain('ALARM: the checkpoints of the record are signed by');
				expect((await withFace()).out).toContain('ANOTHER RECORD');
			}
		));
});

describe('the desk’s own server, with its key', () => {
	/** The last day happened otherwise, and one more after it: signed as the true one was. */
	const fork = async () => {
		await cut('general', 2);
		await cut('people', 2);
		await forgetDays(2);
		for (const day of [23, 24]) await works(day, 1);
	};

	it('cannot show another record than the one that was witnessed', () =>
		attacking(fork, async () => {
			await everyHashFits();
			const alone = await verify();
			expect([alone.code, alone.out]).toEqual([0, expect.stringContaining('ourselves only')]);
			for (const compared of [await withFace(), await withWitness()])
				expect([compared.code, compared.out]).toEqual([
					1,
					expect.stringContaining('ANOTHER RECORD, of 3 days')
				]);
			await expect.poll(site.log, PATIENTLY).toContain('it was rewritten');
			expect(await published()).toContain('\n3\n');
		}));

	it('is refused by an outside witness though the public face lost its memory, or is in league with it', () =>
		attacking(fork, async () => {
			const accomplice = await starts();
			others.push(accomplice);
			const shown = async () => (await fetch(`${accomplice.origin}/checkpoint`)).text();
			await expect.poll(shown, PATIENTLY).toContain('\n4\n');
			const before = readFileSync(join(folder, 'checkpoint.txt'), 'utf8');
			const { code, err } = await witness(accomplice);
			expect([code, err]).toEqual([
				1,
				expect.stringContaining('REFUSED: it is not what this witness')
			]);
			expect(readFileSync(join(folder, 'checkpoint.txt'), 'utf8')).toBe(before);
			// Two that one key signed, and that cannot both be true: anybody can check that.
			const [mine, other] = ['checkpoint.txt', 'refused.txt'].map((file) =>
				readCheckpoint(readFileSync(join(folder, file), 'utf8'))!
			);
			expect(other!.origin).toBe(mine!.origin);
		}));

	it('cannot prove another head of a chain than the one that was witnessed', async () => {
		const owner = { OWNER_DATABASE_URL: house.database.ownerUrl };
		const against = join(folder, 'checkpoint.txt');
		const proves = (chain: string) =>
			adminHere(['proof', '--chain', chain, '--day', '2026-11-22', '--in', against], owner);
		const [general, review, people] = [
			await proves('general'),
			await proves('review'),
			await proves('people')
		];
		expect(new Set([general, review, people].map(({ out }) => out.length)).size).toBe(1);
		const head = (of: typeof general) => /head ([0-9a-f]{64})/.exec(of.err)![1]!;
		const file = join(folder, 'general.tlog-proof');
		writeFileSync(file, general.out);
		const check = (of: string) =>
			command('admin.ts', ['proof', 'check', '--file', file, '--head', of], {});
		expect(await check(head(general))).toMatchObject({ code: 0, out: /3 days/ });
		expect((await check(head(review))).code).toBe(1);
		await attacking(fork, async () => {
			expect((await proves('general')).code).toBe(1);
		});
	});

	// Last, since nothing puts its card back.
	it('cannot prove another card of a lane than the one that was witnessed', async () => {
		const owner = { OWNER_DATABASE_URL: house.database.ownerUrl };
		const against = join(folder, 'checkpoint.txt');
		const proves = (lane: string) =>
			adminHere(['proof', 'card', '--lane', lane, '--epoch', '1', '--in', against], owner);
		const cards = [await proves('general'), await proves('review'), await proves('recovery')];
		expect(new Set(cards.map(({ code, out }) => `${code} ${out.length}`)).size).toBe(1);
		const [proof, of] = [join(folder, 'card.tlog-proof'), join(folder, 'card.txt')];
		const check = async (proven: (typeof cards)[0], said: (typeof cards)[0]) => {
			writeFileSync(proof, proven.out);
			writeFileSync(of, said.err);
			return adminHere(['proof', 'check', '--file', proof, '--of', of], {});
		};
		expect(await check(cards[0]!, cards[0]!)).toMatchObject({ code: 0, out: /3 days/ });
		expect((await check(cards[0]!, cards[1]!)).code).toBe(1);
		// And by somebody who has nothing of ours.
		const python = [resolve('docs', 'verifying-a-proof.py'), proof, '--of', of];
		writeFileSync(of, cards[0]!.err);
		expect(spawnSync(getPython(), python).status).toBe(0);
		await attacking(
			async () => {
				await tamper(sql`update lane_epochs set card = jsonb_set(card, '{agencies}', '["customs"]')
					where lane_id = 'general'`);
				await forgetDays(0);
				for (const day of [21, 22, 23]) await works(day);
			},
			async () => {
				expect((await proves('general')).code).toBe(1);
				expect((await withWitness()).out).toContain('ANOTHER RECORD');
			}
		);
	});
});
