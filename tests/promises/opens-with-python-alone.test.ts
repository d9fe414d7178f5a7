import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '#lib/sealed/age.ts';
import { utf8 } from '#lib/sealed/bytes.ts';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import { openerFromPasskey, sealKeys } from '#lib/sealed/keyring.ts';
import { identityFile, sealForPairs } from '#lib/sealed/sheets.ts';
import { grouped } from '#lib/sealed/receipt-code.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../support/triage.ts';
import { live } from '../databases/life.ts';
import { dump } from '../support/dump.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { moves, sits } from '../support/moving.ts';
import { photo } from '../support/pictures.ts';
import { getPython } from '../support/debian.ts';

const tool = resolve('docs', 'opening-a-tip.py');
const now = new Date('2026-11-23T12:00:00Z');
const words = 'They keep the cook’s passport\tin a tin. \\ Back door, “blue”.\nEvery night.';

let python: string;
let house: House;
let folder: string;
let sql: string;
let taken: Buffer;
beforeAll(async () => {
	python = getPython();
	house = await createHouse(now);
	await live(house, now);
	const { code } = await send(house.intake, answersWith({ what: words }), now);
	taken = await photo();
	const spool = await tips.spoolFor(house.intake, code, 'photo');
	await tips.beginSpool(house.intake, spool, now);
	await tips.addPiece(house.intake, spool, 0, taken, now);
	await tips.keepFile(
		house.intake,
		code,
		{ file: 'photo', name: '../a.sh', original: true, size: taken.length },
		now
	);
	folder = mkdtempSync(join(tmpdir(), 'plainsight-python-'));
	sql = await dump(house.database.as.owner.$client);
	keep('dump.sql', sql);
});
afterAll(async () => {
	await house.database.close();
	rmSync(folder, { recursive: true });
});

/** One line of what it prints. */
type Opened = {
	table: string;
	row: Record<string, string>;
	sealed: { body: Record<string, unknown> & { answers: { what: string } } };
	sealed_for_tipster: { envelope: { body: { words: string } } };
	sending: { body: { by: string } };
	sealed_reopening: { body: { words: string } };
	body: { act: string };
	files: string[];
};

function keep(name: string, content: string | Uint8Array): string {
	writeFileSync(join(folder, name), content);
	return name;
}

function ran(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(python, [tool, ...args], { cwd: folder });
	return { status, stdout, said: String(stderr).trim().split('\n') };
}

function rescued(...args: string[]) {
	const { status, stdout, said } = ran('dump', ...args);
	const lines = String(stdout).split('\n').filter(Boolean);
	const opened = lines.map((line) => JSON.parse(line) as Opened);
	const of = (table: string) => opened.filter((one) => one.table === table);
	return { status, said, of, whats: of('tips').map(({ sealed }) => sealed.body.answers.what) };
}

describe('a dump, Python and nothing else', () => {
	it('give everything of an officer’s lane, with a recovery code', () => {
		const code = keep('code.txt', ` ${grouped(house.mara.recoveryCode)}\n`);
		const { status, said, of, whats } = rescued(
			...['dump.sql', '--recovery-code', code, '--files', 'files']
		);
		expect(said).toEqual([
			'opened: 9 tips, 5 additions, 3 replies, 3 sendings, 8 notes, 1 urgency_changes, 3 closures, 35 acts, 3 parts',
			'no key was given for: 1 tips of lane recovery, 1 tips of lane review, 1 notes of lane review, 1 acts of lane recovery, 2 acts of lane review'
		]);
		expect(status).toBe(0);
		expect(whats).toContain(words);
		expect(whats).not.toContain('One about police');
		const bodies = (table: string) => of(table).map(({ sealed }) => sealed?.body);
		expect(bodies('additions')).toContainEqual({ words: 'On Sundays.' });
		expect(bodies('additions')).toContainEqual({
			words: 'Somebody stands behind me.',
			forced: true
		});
		expect(bodies('additions')).toContainEqual({ words: '', withdrawn: true });
		expect(bodies('notes')[0]).toMatchObject({ words: 'Noted.', by: house.mara.officerId });
		expect(bodies('urgency_changes')[0]).toMatchObject({ words: 'It can wait.' });
		expect(bodies('closures')).toContainEqual(expect.objectContaining({ outcome: 'referred' }));
		const again = of('closures').flatMap((one) => one.sealed_reopening ?? []);
		expect(again.map(({ body }) => body.words)).toEqual(['There is more.']);
		const files = of('replies').flatMap((one) => one.sealed_for_tipster ?? []);
		const replies = files.map(({ envelope }) => envelope.body.words);
		expect(replies.sort()).toEqual(['When?', 'Where?', 'Who?']);
		const senders = of('replies').flatMap(({ sending }) => sending?.body.by ?? []);
		expect(senders).toEqual(replies.map(() => house.mara.officerId));
		const acts = of('audit_entries').map(({ body }) => body.act);
		expect(acts).toEqual(
			expect.arrayContaining(['officer.enrolled', 'tip.opened', 'tip.reopened'])
		);
	});

	it('give the files, under names that no tipster gave', () => {
		const written = readdirSync(join(folder, 'files')).sort();
		const bytes = (name: string) => readFileSync(join(folder, 'files', name));
		expect(written.filter((name) => /^[0-9a-f-]{36}-clean-1\.jpg$/.test(name))).toHaveLength(2);
		const originals = written.filter((name) => /^[0-9a-f-]{36}-original-1\.jpg$/.test(name));
		expect(written).toHaveLength(3);
		expect(originals.map((name) => bytes(name).equals(taken))).toEqual([true]);
	});

	it('give the same with a passphrase or a passkey', async () => {
		const phrase = keep('phrase.txt', house.mara.passphrase.toUpperCase().replaceAll(' ', '  '));
		// Everybody of the house has the same one, and cheap.
		const all = rescued('dump.sql', '--passphrase', phrase, '--scrypt-n', '16');
		expect(all.whats).toHaveLength(10);
		const prf = new Uint8Array(32).fill(8);
		const sealed = await sealKeys(house.mara.keys, openerFromPasskey(prf));
		const entry = `00000000-0000-4000-8000-000000000001\t${house.mara.officerId}\tpasskey\t\\N\t${hex(sealed)}\t2026-11-23 12:00:00+00`;
		keep('passkey.sql', withRow('keyring_entries', entry));
		const key = keep('prf.txt', Buffer.from(prf).toString('hex'));
		expect(rescued('passkey.sql', '--passkey', key).whats).toHaveLength(9);
	});

	it('give every lane, with the recovery identity', () => {
		const { status, said, whats } = rescued(
			'dump.sql',
			'--key',
			keep('paper.txt', house.recovery.identity)
		);
		expect(whats).toEqual(
			expect.arrayContaining([words, 'One about police', 'One that trusts nobody'])
		);
		expect(said).toHaveLength(1);
		expect(status).toBe(0);
	});

	it('give a lane’s tips and not its keys’ holders, with the lane’s own; one file from standard input too', async () => {
		const key = keep('lane.txt', `# general\n${house.general.identity}\n`);
		expect(rescued('dump.sql', '--key', key).whats).toHaveLength(9);
		const sealed = await seal(utf8('{"v":1}   '), [await recipientOf(house.general.identity)]);
		const args = [tool, 'file', '-', '--key', key];
		const { stdout } = spawnSync(python, args, { cwd: folder, input: sealed });
		expect(String(stdout)).toBe('{"v":1}   ');
	});

	it('do it by the very commands of the document', async () => {
		const document = readFileSync(resolve('docs', 'opening-a-tip.md'), 'utf8');
		const [two, all, one] = document.match(/^python3 opening-a-tip\.py .* --key .*$/gm)!;
		cpSync(tool, join(folder, 'opening-a-tip.py'));
		const sheets = await Promise.all([newIdentity(), newIdentity(), newIdentity()]);
		const recipients = await Promise.all(sheets.map(recipientOf));
		const files = await sealForPairs(identityFile(house.recovery.identity), recipients);
		keep('pair.age', files[1]!.sealed);
		keep('sheet1.txt', sheets[0]);
		keep('sheet3.txt', sheets[2]);
		execFileSync('sh', ['-c', two!], { cwd: folder, stdio: 'pipe' });
		expect(readFileSync(join(folder, 'key.txt'), 'utf8')).toBe(`${house.recovery.identity}\n`);
		execFileSync('sh', ['-c', all!], { cwd: folder, stdio: 'pipe' });
		expect(readFileSync(join(folder, 'opened.jsonl'), 'utf8')).toContain('cook’s passport');
		expect(readdirSync(join(folder, 'photos'))).toHaveLength(3);
		keep('lane.txt', house.general.identity);
		keep('tip.age', await seal(utf8('{}'), [await recipientOf(house.general.identity)]));
		expect(String(execFileSync('sh', ['-c', one!], { cwd: folder }))).toBe('{}');
	});

	it('give nothing, with another key, and say so', async () => {
		const { status, said, of } = rescued(
			'dump.sql',
			'--key',
			keep('other.txt', await newIdentity())
		);
		expect(of('tips')).toEqual([]);
		expect(said.at(-1)).toMatch(/^no key was given for: 9 tips of lane general, /);
		expect(status).toBe(1);
	});
});

describe('a dump with a tip that moved', () => {
	let moved: House;
	beforeAll(async () => {
		moved = await createHouse(now);
		const { code } = await send(moved.intake, answersWith({ what: words }), now);
		const { id } = (await tips.find(moved.intake, code))!;
		const mara = await sits(moved, moved.mara, now);
		const { vault, actor } = mara;
		await triage.take(moved.desk, actor, id, now);
		const file = { file: 'photo', name: 'a.jpg', original: true, size: taken.length };
		const spool = await tips.spoolFor(moved.intake, code, 'photo');
		await tips.beginSpool(moved.intake, spool, now);
		await tips.addPiece(moved.intake, spool, 0, taken, now);
		await tips.keepFile(moved.intake, code, file, now);
		const page = (await triage.view(moved.desk, actor, id, now))!;
		const tipster = page.replyRecipient as never;
		const place = { id: randomUUID(), tip: id, lane: 'general', epoch: 1 };
		const print = (await vault.openTip(page)).replyPrint;
		const reply = { words: 'Which door?', asks: true };
		const sent = await vault.sealReply({ reply, place, tipster, print });
		const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));
		const files = { sealed: bytes(sent.sealed), sending: bytes(sent.sending) };
		await triage.reply(moved.desk, actor, id, { ...place, asks: true, ...files }, now);
		expect(await moves(moved, mara, id, 'review', now)).toEqual({ ok: true });
		const { $client } = moved.database.as.owner;
		keep('moved.sql', await dump($client));
		const made = await $client<{ id: string }[]>`select id from moves`;
		const looked = made.map((move) => move.id);
		const found = await triage.findWhole(moved.desk, moved.joan.actor, id, looked, now);
		expect(found).toEqual({ ok: true });
		const days = 8 * 86_400_000;
		await triage.sweepMoves(moved.database.as.jobs, new Date(now.getTime() + days));
		keep('found.sql', await dump($client));
	});
	afterAll(() => moved.database.close());

	it('gives all of it with the key of its new lane', () => {
		const key = keep('review.txt', moved.review.identity);
		const { status, said, of, whats } = rescued('found.sql', '--key', key, '--files', 'moved');
		expect(said[0]).toBe(
			'opened: 1 tips, 1 additions, 1 replies, 1 sendings, 1 moves, 2 acts, 2 parts'
		);
		expect(status).toBe(0);
		expect(whats).toEqual([words]);
		expect(of('replies')[0]!.sealed_for_tipster.envelope.body.words).toBe('Which door?');
		const files = readdirSync(join(folder, 'moved'));
		const original = files.find((name) => name.includes('original'))!;
		expect(readFileSync(join(folder, 'moved', original)).equals(taken)).toBe(true);
	});

	it('gives nothing of it with the key of the lane that it left, some days after it was found whole; before, as it lay', () => {
		const key = keep('general.txt', moved.general.identity);
		const before = rescued('moved.sql', '--key', key);
		const whats = before.of('move_files').map(({ sealed }) => sealed.body?.answers?.what);
		expect(whats).toContain(words);
		const after = rescued('found.sql', '--key', key);
		expect([after.of('move_files'), after.whats]).toEqual([[], []]);
	});
});

const hex = (bytes: Uint8Array) => `\\\\x${Buffer.from(bytes).toString('hex')}`;
const blockOf = (table: string) => new RegExp(`^COPY public.${table} \\(.*\\) FROM stdin;\n`, 'm');
const withRow = (table: string, row: string) =>
	sql.replace(blockOf(table), (head) => `${head}${row}\n`);
