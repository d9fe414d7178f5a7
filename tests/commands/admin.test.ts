import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminHere } from '../support/admin.ts';
import { command } from '../support/command.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { closeDay, record } from '../../src/lib/server/audit/index.ts';
import { originOf, readCheckpoint } from '../../src/lib/tlog/checkpoint.ts';
import { createHouse, RECORD_KEY, type House } from '../support/house.ts';

const DESK_ORIGIN = 'https://desk.example';
const settings = ({ ownerUrl }: FreshDatabase) => ({ OWNER_DATABASE_URL: ownerUrl, DESK_ORIGIN });
const admin = (database: FreshDatabase, ...args: string[]) =>
	command('admin.ts', args, settings(database));
/** The same without a process of its own, of which those above have shown how it begins and ends. */
const inside = (database: FreshDatabase, ...args: string[]) => adminHere(args, settings(database));
const who = ['--name', 'Alton', '--agency', 'National Security', '--agency-id', 'security'];

describe('the set-up link', () => {
	let empty: FreshDatabase;
	beforeAll(async () => {
		empty = await freshDatabase();
	});
	afterAll(() => empty.close());

	it('is printed for a fresh installation, its secret in the fragment', async () => {
		const { code, out } = await admin(empty, 'set-up-link', ...who);
		expect(code).toBe(0);
		expect(out).toMatch(/https:\/\/desk\.example\/desk\/join#[A-Za-z0-9_-]{43}\n/);
	});

	it('wants to know for whom', async () => {
		const { code, err } = await admin(empty, 'set-up-link', '--name', 'Alton');
		expect([code, err.includes('--agency-id')]).toEqual([2, true]);
	});

	it('is one of the commands that are listed, for whoever asks and for whoever mistypes', async () => {
		const help = await command('admin.ts', ['help'], {});
		expect([help.code, help.out]).toEqual([0, expect.stringContaining('audit verify')]);
		for (const args of [[], ['set-up'], ['audit', 'verify', 'people']]) {
			const { code, err } = await command('admin.ts', args, {});
			expect([code, err]).toEqual([2, expect.stringContaining('set-up-link --name')]);
		}
		const option = await command('admin.ts', ['audit', 'verify', '--lane'], {});
		expect([option.code, option.err]).toEqual([2, expect.stringContaining('--lane')]);
	});

	it('says in a sentence that a setting or the database is missing', async () => {
		const missing = await command('admin.ts', ['audit', 'verify'], {});
		expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('OWNER_DATABASE_URL')]);
		const down = await command('admin.ts', ['audit', 'verify'], {
			OWNER_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none'
		});
		expect([down.code, down.err.trim()]).toEqual([1, 'The database cannot be reached.']);
	});
});

describe('contacts', () => {
	let database: FreshDatabase;
	beforeAll(async () => {
		database = await freshDatabase();
	});
	afterAll(() => database.close());
	const contacts = (...args: string[]) => inside(database, 'contacts', ...args);

	it('are listed with what the public sees of them', async () => {
		const { code, out } = await contacts('list');
		expect(code).toBe(0);
		expect(out).toMatch(/^emergency: 911 \(both\) shown/m);
		expect(out).toMatch(/^legal-aid: .* unverified/m);
	});

	it('are verified by a person with a source, withdrawn and brought back', async () => {
		const who = ['--by', 'Joan Liburd', '--source', 'Called on Monday'];
		expect((await contacts('verify', '--id', 'legal-aid', ...who)).code).toBe(0);
		expect((await contacts('list')).out).toMatch(/^legal-aid: .* shown, checked/m);
		expect((await contacts('withdraw', '--id', 'legal-aid')).code).toBe(0);
		expect((await contacts('list')).out).toMatch(/^legal-aid: .* withdrawn/m);
		expect((await contacts('restore', '--id', 'legal-aid')).code).toBe(0);
		expect((await contacts('list')).out).toMatch(/^legal-aid: .* shown/m);
	});

	it('are shown one by one as they can be written', async () => {
		const { code, out } = await contacts('show', '--id', 'child-protection');
		expect([code, JSON.parse(out)]).toMatchObject([0, { number: '662-6833' }]);
		expect((await contacts('set', '--record', out)).code).toBe(0);
		const unknown = await contacts('show', '--id', 'nobody');
		expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('nobody')]);
	});

	it('are written only when they are contacts, and named when they are not', async () => {
		const wrong = await contacts('set', '--record', '{"id":"nevis"}');
		expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('not a contact')]);
		const unknown = await contacts('withdraw', '--id', 'nobody');
		expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('nobody')]);
		const short = await contacts('verify', '--id', 'legal-aid');
		expect([short.code, short.err]).toEqual([2, expect.stringContaining('--source')]);
		const initial = await contacts('verify', '--id', 'labour', '--by', 'J', '--source', 'Called');
		expect([initial.code, initial.err]).toEqual([1, expect.stringContaining('2 to 300')]);
		const record = {
			...{ id: 'nevis-police', kind: 'police', number: '469-0000', international: '' },
			...{ island: 'nevis', languages: ['en'], source: 'A test, 2026' },
			texts: { en: { label: 'Police, Charlestown', hours: '', note: '' } }
		};
		expect((await contacts('set', '--record', JSON.stringify(record))).code).toBe(0);
		expect((await contacts('list')).out).toMatch(/^nevis-police: 469-0000 \(nevis\) unverified/m);
	});
});

describe('policies', () => {
	let database: FreshDatabase;
	beforeAll(async () => {
		database = await freshDatabase();
	});
	afterAll(() => database.close());
	const policies = (act: string, ...args: string[]) => inside(database, 'policies', act, ...args);
	const of = ['--key', 'must-act', '--locale', 'en'];

	it('are written, approved by a person, listed and withdrawn', async () => {
		const words = ['--text', 'When a child is in danger.', '--source', 'Minutes of 2026-03-02'];
		expect((await policies('set', ...of, ...words)).code).toBe(0);
		expect((await policies('list')).out).toMatch(/^must-act en: draft$/m);
		const approval = ['--by', 'Joan Liburd, Permanent Secretary', '--on', '2026-03-02'];
		expect((await policies('approve', ...of, ...approval)).code).toBe(0);
		const listed = (await policies('list')).out;
		expect(listed).toMatch(/^must-act en: approved, by Joan Liburd, .* on 2026-03-02$/m);
		expect(listed).toMatch(/^must-act fr: unwritten$/m);
		const { out } = await policies('show', ...of);
		expect(out).toContain('No. 2, approved by Joan Liburd');
		expect(out).toContain('When a child is in danger.');
		expect((await policies('withdraw', ...of)).code).toBe(0);
		expect((await policies('list')).out).toMatch(/^must-act en: withdrawn$/m);
	});

	it('are refused in a sentence where they are no texts, or nothing is there to approve', async () => {
		const wrong = ['--by', 'Joan Liburd, Permanent Secretary', '--on', 'Monday'];
		for (const [args, said] of [
			[['withdraw', '--key', 'must-act', '--locale', 'fr'], 'nothing to approve'],
			[['show', '--key', 'may-act', '--locale', 'en'], 'must-act'],
			[['show', '--key', 'must-act', '--locale', 'de'], 'speak de'],
			[['approve', ...of, ...wrong], '--on']
		] as const) {
			const [act, ...given] = args;
			const { code, err } = await policies(act, ...given);
			expect([code, err]).toEqual([1, expect.stringContaining(said)]);
		}
		expect((await policies('show', '--key', 'must-act')).code).toBe(2);
	});
});

describe('the launch check', () => {
	let database: FreshDatabase;
	beforeAll(async () => {
		database = await freshDatabase();
	});
	afterAll(() => database.close());

	it('names what is missing, and no longer what somebody has seen to', async () => {
		const before = await admin(database, 'launch');
		expect(before.code).toBe(1);
		expect(before.out).toContain('other than the police');
		expect(before.out).toMatch(/^- Policy must-act, en: unwritten/m);
		expect(before.out).toMatch(/^- Policy cannot-promise, ht: unwritten/m);
		expect(before.out).toContain('emergency number is not checked by you');
		expect(before.out).toMatch(/fr: \d+ pages that nobody has reviewed/);
		expect(before.out).toContain('signs-health: rests on practice');
		expect(before.out).toContain('NOBODY IS TOLD of an urgent tip');
		await database.as.owner.execute(sql`insert into alert_gateways (channel) values ('mail')`);
		const check = ['--by', 'Joan Liburd', '--source', 'Called on Monday'];
		for (const id of ['emergency', 'gender-affairs'])
			expect((await inside(database, 'contacts', 'verify', '--id', id, ...check)).code).toBe(0);
		const after = await inside(database, 'launch');
		expect(after.out).not.toContain('other than the police');
		expect(after.out).not.toContain('emergency number');
		expect(after.out).not.toContain('NOBODY IS TOLD');
		expect(after.out).toContain('for children');
	});
});

describe('the record, checked from outside', () => {
	let house: House;
	beforeAll(async () => {
		house = await createHouse();
	});
	afterAll(() => house.database.close());
	const verify = () => admin(house.database, 'audit', 'verify');

	it('holds', async () => {
		const { code, out } = await verify();
		expect(code).toBe(0);
		expect(out).toMatch(/^people: holds, \d+ entries, head [0-9a-f]{64}$/m);
		expect(out).toMatch(/^people: \d{2} acts signed by whom they name, 0 of before/m);
		expect(out).not.toContain('DOES NOT FIT');
	});

	it('says up to which day it is anchored, and shows what was signed', async () => {
		expect((await inside(house.database, 'checkpoint')).err).toContain('No day of the record');
		await closeDay(house.database.as.jobs, new Date(), RECORD_KEY);
		const { code, out } = await inside(house.database, 'audit', 'verify');
		expect([code, out]).toEqual([0, expect.stringMatching(/^days: hold, 1, up to \d{4}-/m)]);
		expect(out).toContain('Compared with ourselves only.');
		expect(out).not.toContain('NONE WAS CLOSED');
		const shown = await inside(house.database, 'checkpoint');
		expect(readCheckpoint(shown.out)).toMatchObject({ size: 1, origin: originOf(RECORD_KEY) });
		expect(shown.err).toContain(`${originOf(RECORD_KEY)}+`);
	});

	it('wants to know what is asked, and of whom', async () => {
		for (const [args, said] of [
			[['witness', '--site', 'https://tips.example'], '--folder'],
			[['proof', '--chain', 'people'], '--day'],
			[['proof', 'check', '--file', 'x', '--head', 'y'], '--head HEX']
		] as const) {
			const { code, err } = await inside(house.database, ...args);
			expect([code, err]).toEqual([2, expect.stringContaining(said)]);
		}
		const nowhere = await inside(house.database, 'audit', 'verify', '--with', '/nowhere/at-all');
		expect([nowhere.code, nowhere.err]).toEqual([1, '/nowhere/at-all cannot be read.\n']);
		const none = await inside(house.database, 'audit', 'verify', '--with', 'README.md');
		expect([none.code, none.err]).toEqual([1, 'README.md is no signed checkpoint.\n']);
		const unproven = ['proof', '--chain', 'people', '--day', '2020-01-01'];
		expect((await inside(house.database, ...unproven)).err).toContain('Nothing of people on');
	});

	it('makes no second administrator', async () => {
		const { code, err } = await admin(house.database, 'set-up-link', ...who);
		expect([code, err]).toEqual([1, expect.stringContaining('administrator already')]);
	});

	it('does not hold once somebody has written an act in an administrator’s name', async () => {
		const { desk, alton, joan } = house;
		const act = { act: 'officer.disabled', by: alton.officerId, subject: joan.officerId };
		await desk.db.transaction((tx) => record(tx, 'people', act));
		const { code, out } = await verify();
		expect([code, out]).toEqual([
			1,
			expect.stringMatching(/^people: entry \d+ DOES NOT FIT \(unsigned\)$/m)
		]);
	});

	it('does not hold once somebody with the database itself has touched it', async () => {
		const { owner } = house.database.as;
		await owner.execute(sql`alter table audit_entries disable trigger all`);
		await owner.execute(
			sql`update audit_entries set at = at + interval '1 second' where chain_id = 'people' and seq = 3`
		);
		const changed = await verify();
		expect([changed.code, changed.out]).toEqual([
			1,
			expect.stringContaining('people: BROKEN at entry 3 (hash)')
		]);
		await owner.execute(sql`delete from audit_entries where chain_id = 'people' and seq >= 3`);
		expect((await verify()).out).toContain('people: BROKEN at entry 3 (end)');
	});
});
