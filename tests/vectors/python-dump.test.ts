import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '#lib/sealed/age.ts';
import { utf8 } from '#lib/sealed/bytes.ts';
import { sealEnvelope, type Kind } from '#lib/sealed/envelope.ts';
import { recipientOf, type Identity } from '#lib/sealed/identity.ts';
import { sealLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import type { Recipient } from '#lib/sealed/age.ts';
import { getPython } from '../support/debian.ts';
import vectors from './sealed.json' with { type: 'json' };
import { newEpoch } from '../support/lane-v1.ts';

const officer = vectors.identities.officer as Identity;
const TIP = '00000000-0000-4000-8000-000000000001';

let python: string;
let folder: string;
let own: Recipient;
let keys: LaneKeys;
let lane: Recipient;
let good: Tables;
beforeAll(async () => {
	python = getPython();
	folder = mkdtempSync(join(tmpdir(), 'plainsight-dump-'));
	writeFileSync(join(folder, 'key.txt'), officer);
	own = await recipientOf(officer);
	const made = await newEpoch('general');
	keys = made.keys;
	lane = await recipientOf(keys.identity);
	good = {
		lane_epochs: [['general', '1', JSON.stringify(made.card)]],
		lane_keys: [['general', '1', 'mara', await sealLaneKeys(keys, own)]],
		tips: [[TIP, 'general', '1', await sealed('tip', TIP, { answers: { what: 'Six people.' } })]],
		notes: [
			['n-1', TIP, await sealed('note', 'n-1', { words: 'One.' })],
			['n-2', TIP, await sealed('note', 'n-2', { words: 'Two.' })]
		],
		audit_entries: [await act('general', '1', 'tip.taken')]
	};
});
afterAll(() => rmSync(folder, { recursive: true }));

type Row = (string | Uint8Array)[];
type Tables = Record<string, Row[]>;

const COLUMNS: Record<string, string> = {
	lane_epochs: 'lane_id, epoch, card',
	lane_keys: 'lane_id, epoch, holder, sealed',
	tips: 'id, lane_id, epoch, sealed',
	additions: 'id, tip_id, epoch, sealed',
	notes: 'id, tip_id, sealed',
	audit_entries: 'chain_id, seq, body, commitment',
	chunks: 'part_id, n, sealed'
};

const sealed = (kind: Kind, id: string, body: object) =>
	sealEnvelope({ v: 1, kind, id, tip: TIP, lane: 'general', epoch: 1, body }, [lane]);

async function act(chain: string, seq: string, name: string): Promise<Row> {
	const plain = utf8(JSON.stringify({ v: 1, act: name }));
	return [chain, seq, await seal(plain, [lane]), createHash('sha256').update(plain).digest()];
}

function changed(bytes: Row[number], at: number): Uint8Array {
	const other = Uint8Array.from(bytes as Uint8Array);
	other[other.length + at]! ^= 1;
	return other;
}

/** Another letter of base64 for one in the middle of a line: the header stays one. */
function inItsHeader(bytes: Row[number]): Uint8Array {
	const other = Uint8Array.from(bytes as Uint8Array);
	other[200] = other[200] === 0x41 ? 0x42 : 0x41;
	return other;
}

const field = (value: Row[number]) =>
	typeof value === 'string'
		? value.replaceAll('\\', '\\\\')
		: `\\\\x${Buffer.from(value).toString('hex')}`;
const copied = (tables: Tables): string =>
	Object.entries(tables)
		.map(([name, rows]) => {
			const lines = rows.map((row) => `${row.map(field).join('\t')}\n`).join('');
			return `COPY public.${name} (${COLUMNS[name]}) FROM stdin;\n${lines}\\.\n`;
		})
		.join('\n\n');

function ran(sql: string, ...more: string[]) {
	const file = join(folder, 'dump.sql');
	writeFileSync(file, sql);
	const args = ['docs/opening-a-tip.py', 'dump', file, '--key', join(folder, 'key.txt'), ...more];
	const { status, stdout, stderr } = spawnSync(python, args);
	const notes = [...String(stdout).matchAll(/"words": "(\w+)\./g)].map(([, word]) => word);
	return { status, notes, stdout: String(stdout), said: String(stderr).trim().split('\n') };
}

describe('docs/opening-a-tip.py, of a dump that somebody changed, names what is wrong and opens the rest', () => {
	it('after it has opened all of one that nobody did', () => {
		expect(ran(copied(good))).toMatchObject({
			status: 0,
			notes: ['One', 'Two'],
			said: ['opened: 1 tips, 2 notes, 1 acts']
		});
	});

	it('a byte', () => {
		const [first, second] = good.notes as [Row, Row];
		const notes = [
			[...first.slice(0, 2), changed(first[2]!, -1)],
			[...second.slice(0, 2), inItsHeader(second[2]!)]
		];
		expect(ran(copied({ ...good, notes }))).toMatchObject({
			status: 1,
			notes: [],
			said: [
				'notes n-1: a tag is wrong: another key, or a byte was changed',
				'notes n-2: the key of its lane does not open it: changed, or sealed for another',
				'opened: 1 tips, 1 acts',
				'wrong: 2, each named above'
			]
		});
	});

	it('a row that was moved, which it shows all the same', () => {
		const [[, , one], [, , two]] = good.notes as [Row, Row];
		const notes: Row[] = [
			['n-1', TIP, two!],
			['n-2', TIP, one!]
		];
		const elsewhere = 'it belongs elsewhere: in it, id differ from the row';
		const { status, notes: words, said } = ran(copied({ ...good, notes }));
		expect({ status, words }).toEqual({ status: 1, words: ['Two', 'One'] });
		expect(said.slice(0, 2)).toEqual([`notes n-1: ${elsewhere}`, `notes n-2: ${elsewhere}`]);
	});

	it('a lane’s key that somebody else wrote, or that is none', async () => {
		const { keys: other } = await newEpoch('general');
		const lane_keys: Row[] = [
			['general', '1', 'devon', utf8('junk')],
			['general', '1', 'mara', await sealLaneKeys(other, own)],
			['general', '1', 'ruth', await seal(utf8('[1]'), [own])],
			...good.lane_keys!
		];
		const { status, notes, said } = ran(copied({ ...good, lane_keys }));
		expect({ status, notes }).toEqual({ status: 1, notes: ['One', 'Two'] });
		expect(said.slice(0, 3)).toEqual([
			'key of lane general, epoch 1, for devon: this is not a binary age file',
			"key of lane general, epoch 1, for mara: it is not the key of that epoch's card",
			'key of lane general, epoch 1, for ruth: what was sealed, or the row, is malformed'
		]);
	});

	it('what is sealed for the lane by somebody who writes no envelope', async () => {
		const deep = utf8('['.repeat(100_000));
		const strange = ['null', '[]', '"x"', '{"body":7}', '{"body":{"file":{"clean":3}}}'].map(utf8);
		const notes = await Promise.all(
			[deep, Uint8Array.of(0xff), ...strange].map(async (plain, n): Promise<Row> => [
				`s-${n}`,
				TIP,
				await seal(plain, [lane])
			])
		);
		const {
			status,
			notes: words,
			said
		} = ran(copied({ ...good, notes: [...notes, ...good.notes!] }));
		expect({ status, words }).toEqual({ status: 1, words: ['One', 'Two'] });
		expect(said).toHaveLength(notes.length + 2);
		expect(said.join()).not.toContain('Traceback');
	});

	it('and hands nothing to a terminal that could steer it', async () => {
		const plain = { v: 1, body: { words: '\x1b[2J \x9b2J \u202eoffice \ud800' } };
		const notes = [['\x1b[1m', TIP, await seal(utf8(JSON.stringify(plain)), [lane])]];
		const { stdout, said } = ran(copied({ ...good, notes }));
		expect(stdout + said.join('\n')).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
		expect(stdout.split('\n').map((line) => JSON.parse(line || '{}').sealed)).toContainEqual(plain);
		expect(said[0]).toMatch(/^notes \\u001b\[1m: it belongs elsewhere/);
	});

	it('an act that its commitment does not bind', () => {
		const [[chain, seq, body, commitment]] = good.audit_entries as [Row];
		const audit_entries = [[chain!, seq!, body!, changed(commitment!, -1)]];
		const { status, said } = ran(copied({ ...good, audit_entries }));
		expect(status).toBe(1);
		expect(said[0]).toBe('act 1 of general: it is not what its commitment binds');
	});

	it('a file of which a part is missing, is not all there, or is another', async () => {
		const part = '00000000-0000-4000-8000-00000000000a';
		const bytes = utf8('\xff\xd8 a picture');
		const sum = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
		const addition = async (n: number, clean: object): Promise<Row> => {
			const id = `00000000-0000-4000-8000-0000000000b${n}`;
			const file = {
				type: 'image/jpeg',
				clean: { ...sum, pieces: [{ type: 'image/jpeg', size: sum.size }], ...clean }
			};
			return [id, TIP, '1', await sealed('addition', id, { words: '', file })];
		};
		const filled = new Uint8Array(65_536);
		filled.set(bytes);
		const file = await seal(filled, [lane]);
		const chunks: Row[] = [
			[part, '1', file.subarray(40_000)],
			[part, '0', file.subarray(0, 40_000)],
			['half', '0', file.subarray(0, 40_000)]
		];
		const additions = [
			await addition(1, { part }),
			await addition(2, { part: 'half' }),
			await addition(3, { part: 'none' }),
			await addition(4, { part, sha256: '00' }),
			await addition(5, { part, size: sum.size - 1 })
		];
		const files = join(folder, 'files');
		const { said } = ran(copied({ ...good, additions, chunks }), '--files', files);
		const of = (n: number) => `file of addition 00000000-0000-4000-8000-0000000000b${n}, clean: `;
		expect(said.slice(0, -2)).toEqual([
			`${of(2)}a tag is wrong: another key, or a byte was changed`,
			`${of(3)}it is not in the dump`,
			`${of(4)}it is not the file that its addition tells of`,
			`${of(5)}it is not the file that its addition tells of`
		]);
		expect(ran(copied(good), '--files', files).said[0]).toMatch(/File exists/);
	});

	it('a row that is damaged', () => {
		const whole = copied({ ...good, notes: [['n-0', TIP], ...good.notes!] });
		const at = whole.indexOf('n-0');
		const { status, notes, said } = ran(whole);
		expect({ status, notes }).toEqual({ status: 1, notes: ['One', 'Two'] });
		expect(said[0]).toBe(`notes, byte ${at} of the dump: the row is malformed`);
	});

	it('a dump of another version', () => {
		const { said } = ran(
			copied(good).replace('id, lane_id, epoch, sealed', 'id, place, epoch, sealed')
		);
		expect(said).toEqual([
			"opening-a-tip.py: the dump is of another version of Plainsight: it has no 'lane_id'"
		]);
	});

	it('a dump that is cut short, or that is none', () => {
		const cut = copied(good).slice(0, -5);
		expect(ran(cut).said).toEqual([
			'opening-a-tip.py: the dump ends in the middle of table audit_entries'
		]);
		expect(ran('INSERT INTO public.tips VALUES (1);\n').said).toEqual([
			'opening-a-tip.py: it holds no rows of Plainsight as pg_dump --format=plain writes them'
		]);
	});
});
