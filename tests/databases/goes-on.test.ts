import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questions } from '#content/en/messages/questions.ts';
import { codeAt } from '../../scripts/demo/people.ts';
import { readEnvelope } from '../../src/lib/sealed/envelope.ts';
import { fromPassphrase, openKeys } from '../../src/lib/sealed/keyring.ts';
import { openLaneKeys, type LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { openPart } from '../../src/lib/sealed/open-part.ts';
import { open } from '../../src/lib/sealed/open.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import type { AdditionBody, TipBody } from '../../src/lib/sealed/tip.ts';
import * as audit from '../../src/lib/server/audit/index.ts';
import { createCaptcha } from '../../src/lib/server/captcha/index.ts';
import { createClocks } from '../../src/lib/server/clocks/index.ts';
import { connect, migrateTo, type Db } from '../../src/lib/server/db/index.ts';
import { clean } from '../../src/lib/server/files/index.ts';
import * as policies from '../../src/lib/server/policies/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { dump } from '../support/dump.ts';
import { answersWith, send } from '../support/house.ts';
import { olderDatabase, type OlderDatabase } from '../support/older-database.ts';
import { getPython } from '../support/debian.ts';
import { newState } from '../support/server.ts';
import { putBack, type Data } from './data.ts';
import type { Known } from './known.ts';

const migrations = readMigrationFiles({ migrationsFolder: 'drizzle' });
const { entries } = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as {
	entries: { tag: string }[];
};
/** Where the rows of a table went that is no more. */
const MOVED: Readonly<Record<string, string>> = {
	'public.second_codes': "public.codes where kind = 'second'"
};
const kept = readdirSync(import.meta.dirname).filter((name) => /^\d{4}_/.test(name));

describe.each(kept)('a database of %s', (tag) => {
	const file = (name: string) => readFileSync(join(import.meta.dirname, tag, name));
	const data = JSON.parse(gunzipSync(file('data.json.gz')).toString()) as Data;
	const { keys, pins, officer, codes, at } = JSON.parse(file('known.json').toString()) as Known;
	const bytes = (of: keyof Known['keys']) => new Uint8Array(Buffer.from(keys[of], 'base64url'));
	const later = new Date(Date.parse(at) + 2 * 3_600_000);

	let older: OlderDatabase;
	let as: Record<'owner' | 'public' | 'desk' | 'jobs', Db>;
	let intake: tips.Intake;
	let desk: staff.DeskContext;
	beforeAll(async () => {
		const next = entries[entries.findIndex((entry) => entry.tag === tag) + 1];
		older = await olderDatabase(next?.tag);
		await putBack(older.sql, data);
		await migrateTo(older.url);
		as = {
			owner: connect(older.url, { name: 'test', max: 1 }),
			public: connect(older.publicUrl, { name: 'test', max: 2 }),
			desk: connect(older.deskUrl, { name: 'test', max: 2 }),
			jobs: connect(older.jobsUrl, { name: 'test', max: 1 })
		};
		const cache = policies.createCache(as.public);
		intake = {
			db: as.public,
			keys: { peppers: [bytes('pepper')], ticket: bytes('ticket'), drafts: [bytes('draft')] },
			pins: new Map(Object.entries(pins).map(([lane, print]) => [lane, { print }])),
			memory: tips.createLaneMemory({ folder: newState() }),
			burns: tips.createBurns({ folder: newState() }),
			takenBack: tips.createTakenBack({ folder: newState() }),
			clean,
			filesADayMib: 8192,
			clocks: createClocks(),
			policies: (locale) => policies.shown(cache, locale),
			semaphore: tips.createSemaphore(),
			captcha: createCaptcha({ secret: bytes('ticket'), questions: () => questions })
		};
		desk = {
			db: as.desk,
			keys: { totp: bytes('totp'), session: bytes('session') },
			record: 'one that has no day yet',
			origin: 'https://desk.example',
			rememberDeleted: () => Promise.resolve(),
			clocks: createClocks()
		};
	});
	afterAll(async () => {
		for (const db of Object.values(as)) await db.$client.end({ timeout: 1 });
		await older.close();
	});

	it('had the very migrations that are here: none of them was edited since', () => {
		const had = data['drizzle.__drizzle_migrations'] as { hash: string }[];
		const here = migrations.slice(0, had.length).map(({ hash }) => hash);
		expect(had.map(({ hash }) => hash)).toEqual(here);
	});

	it('keeps every row', async () => {
		for (const [name, rows] of Object.entries(data)) {
			if (!name.startsWith('public.')) continue;
			const [row] = await older.sql.unsafe(
				`select count(*)::int as count from ${MOVED[name] ?? name}`
			);
			expect(row!.count, name).toBe(rows.length);
		}
	});

	it('has each tip stand in its queue as if it had been there always: what moved was read by nobody there', async () => {
		const rows = await older.sql<{ moved: boolean; read: boolean; stands: boolean }[]>`
			select id in (select tip_id from moves where moved_at is not null) as moved, read_at is not null as read,
				row(rank, clock, clock_due_at)::text =
					(select row(p.rank, p.clock, p.due)::text from desk.place_of(tips) p) as stands from tips`;
		expect(rows.every(({ stands }) => stands)).toBe(true);
		expect(rows.some(({ read }) => read)).toBe(true);
		expect(rows.filter(({ moved, read }) => moved && read)).toEqual([]);
	});

	it('keeps what each tip and each second code is found by', async () => {
		type Row = { lookup_id: string; id?: string; tip_id?: string; version?: number };
		const lookupsOf = (rows: readonly unknown[]) =>
			(rows as Row[]).map((row) => ({
				lookup: row.lookup_id,
				tip: row.id ?? row.tip_id ?? null,
				version: row.version ?? 1
			}));
		const { 'public.codes': all, 'public.tips': first, 'public.second_codes': second } = data;
		const had = lookupsOf(all ?? [...first!, ...second!]);
		const there = await older.sql<{ lookup: string; tip: string | null; version: number }[]>`
			select lookup_id::text as lookup, tip_id as tip, version from codes order by 1`;
		expect([...there]).toEqual(had.sort((one, other) => (one.lookup < other.lookup ? -1 : 1)));
	});

	it('has a record that holds, and that goes on', async () => {
		const before = await audit.verify(as.owner);
		expect(before.length).toBeGreaterThan(3);
		expect(before.every(({ holds }) => holds)).toBe(true);
		await triage.chainArrivals(as.jobs, later);
		const after = await audit.verify(as.owner);
		const entriesOf = (of: typeof after) =>
			of.reduce((sum, chain) => sum + (chain.holds ? chain.entries : NaN), 0);
		expect(entriesOf(after)).toBeGreaterThan(entriesOf(before));
		await audit.closeDay(as.jobs, new Date(Date.parse(at) + 24 * 3_600_000), randomBytes(32));
		expect(await audit.verifyAllDays(as.owner)).toMatchObject({ holds: true });
	});

	it('finds with each code what was found with it', async () => {
		expect(codes.length).toBeGreaterThan(10);
		for (const { called, code, status, replies } of codes) {
			const found = await tips.find(intake, code as ReceiptCode);
			expect(found?.status, called).toBe(status);
			const read = await tips.openReplies(intake, code as ReceiptCode, later);
			expect(
				read.map(({ words }) => words),
				called
			).toEqual(replies);
		}
	});

	it('is opened by an officer, who signs in and whose passphrase opens their keys: tips, and a file', async () => {
		const { name, passphrase, totpSecret, cost } = officer;
		const salt = await staff.saltFor(desk, name);
		const { signInHalf, opener } = await fromPassphrase(passphrase, salt, cost);
		const code = codeAt(totpSecret, later);
		const signedIn = await staff.withPassphrase(desk, { name, signInHalf, code }, later);
		if (!signedIn.ok) throw new Error(`${name} could not sign in: ${signedIn.why}`);
		const actor = (await staff.session.find(desk, signedIn.cookie, later))!;
		const entry = signedIn.keyring.find(({ kind }) => kind === 'passphrase')!;
		const { identity } = await openKeys(entry.sealed, opener);
		const [mine] = await staff.lane.mine(desk, actor);
		const lanes = await Promise.all(
			mine!.copies.map(({ sealed }) => openLaneKeys(sealed, identity))
		);
		const lane = lanes.find(({ epoch }) => epoch === 1)!;

		const known = new Map(codes.map(({ called, code: of }) => [called, of as ReceiptCode]));
		for (const called of ['A fresh one', 'One that was asked', 'One that is closed']) {
			expect(await wordsOf(actor, lane, known.get(called)!)).toBe(called);
		}
		const underTheNext = known.get('One under the next key');
		if (underTheNext) {
			const next = lanes.find(({ epoch }) => epoch === 2)!;
			expect(await wordsOf(actor, next, underTheNext)).toBe('One under the next key');
		}
		const moved = known.get('One that moved');
		if (moved) {
			const { id: away, lane: of } = (await tips.find(intake, moved))!;
			expect(of).toBe('review');
			expect(await triage.view(desk, actor, away, later), 'it is another lane’s').toBeUndefined();
		}
		const { id, seen } = await viewed(actor, known.get('One that cannot wait')!);
		const added = await Promise.all(
			seen.additions.map(async ({ sealed }) =>
				readEnvelope<AdditionBody>(await open(sealed, lane.identity), { kind: 'addition', tip: id })
			)
		);
		const files = added.flatMap(({ body }) => ('file' in body ? [body.file] : []));
		const { part, ...sum } = files[0]!.clean!;
		const sealed: Uint8Array[] = [];
		for await (const chunk of (await triage.part(desk, actor, id, part, later))!)
			sealed.push(chunk);
		const opened = await openPart(new Uint8Array(Buffer.concat(sealed)), lane.identity, sum);
		expect([...opened.subarray(0, 2)], 'a JPEG').toEqual([0xff, 0xd8]);
	});

	it('is opened with Python alone, where this software is gone', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'plainsight-dump-'));
		const [sql, words] = [join(folder, 'dump.sql'), join(folder, 'passphrase.txt')];
		writeFileSync(sql, await dump(older.sql));
		writeFileSync(words, officer.passphrase);
		const args = ['dump', sql, '--passphrase', words, '--scrypt-n', String(officer.cost.N)];
		const files = join(folder, 'files');
		const { stdout } = spawnSync(getPython(), ['docs/opening-a-tip.py', ...args, '--files', files]);
		const opened = String(stdout).match(/"what": "[^"]+"/g)!;
		// Everybody of these people has the same passphrase; nobody has the key of recovery.
		const hidden = ['One that trusts nobody', 'A second code'];
		const found = codes.filter(({ called }) => !hidden.includes(called));
		// What moved lies there twice until somebody of its new lane has found it whole.
		const once = [...new Set(opened)].sort();
		expect(once).toEqual(found.map(({ called }) => `"what": "${called}"`).sort());
		expect(readdirSync(files)).toHaveLength(1);
		rmSync(folder, { recursive: true });
	});

	it('takes one more tip', async () => {
		const { code } = await send(intake, answersWith({ what: 'After the update' }), later);
		expect(await tips.find(intake, code)).toMatchObject({ status: 'received', lane: 'general' });
	});

	it('has codes that are good for all that they were, also under a pepper that was renewed', async () => {
		const under = { ...intake.keys, peppers: [randomBytes(32), ...intake.keys.peppers] } as const;
		const renewed: tips.Intake = { ...intake, keys: under };
		const of = (called: string) => codes.find((one) => one.called === called)!.code as ReceiptCode;
		for (const { called, code, status } of codes) {
			expect((await tips.find(renewed, code as ReceiptCode))?.status, called).toBe(status);
		}
		const urgent = of('One that cannot wait');
		const came = { file: 'photo', name: 'photo.jpg', original: false, size: 0 };
		expect(await tips.keepFile(renewed, urgent, came, later)).toEqual({ is: 'known' });
		expect(await tips.add(renewed, urgent, 'form', 'And more.', later)).toBe('added');
		const second = of('A second code');
		expect(await tips.secondCode(renewed, urgent, later)).toEqual({ is: 'shown', code: second });
		await tips.burn(renewed, second, later);
		expect(await tips.secondCode(renewed, urgent, later)).toEqual({ is: 'ended' });
		await tips.burn(renewed, urgent, later);
		expect(await tips.find(renewed, urgent)).toBeUndefined();
		expect(await tips.find(intake, of('One whose code is burnt'))).toBeUndefined();
	});

	async function viewed(actor: staff.Actor, code: ReceiptCode) {
		const { id } = (await tips.find(intake, code))!;
		return { id, seen: (await triage.view(desk, actor, id, later))! };
	}

	async function wordsOf(actor: staff.Actor, lane: LaneKeys, code: ReceiptCode): Promise<string> {
		const { id, seen } = await viewed(actor, code);
		const plain = await open(seen.sealed, lane.identity);
		return readEnvelope<TipBody>(plain, { kind: 'tip', id }).body.answers.what;
	}
});
