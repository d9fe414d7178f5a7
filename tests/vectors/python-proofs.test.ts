import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headProvenIn, statementProvenIn } from '../../src/lib/server/audit/proven.ts';
import { readStatement } from '../../src/lib/server/audit/statements.ts';
import { isSignedBy } from '../../src/lib/tlog/note.ts';
import golden from '../../docs/proofs.json' with { type: 'json' };
import { getPython } from '../support/debian.ts';
import { makeProofs, type Golden } from './proofs.ts';

const tool = resolve('docs', 'verifying-a-proof.py');
const { witness, proofs } = golden as Golden;
const [card, tip, head] = proofs as [Golden['proofs'][0], Golden['proofs'][0], Golden['proofs'][0]];

let python: string;
let folder: string;
beforeAll(() => {
	python = getPython();
	folder = mkdtempSync(join(tmpdir(), 'plainsight-proofs-'));
	for (const [name, { proof }] of Object.entries({ card, tip, head }))
		writeFileSync(join(folder, `${name}.tlog-proof`), proof);
	writeFileSync(join(folder, 'card.json'), JSON.stringify(card.of.card, null, 2));
	writeFileSync(join(folder, 'tip.age'), tip.of.file!);
	writeFileSync(join(folder, 'card.txt'), `${card.statement}and more\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

function ran(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(python, [tool, ...args], { cwd: folder });
	return { status, out: String(stdout), err: String(stderr) };
}

/** What its functions say, in one process: `calls` name one with its arguments. */
function inPython(calls: readonly (readonly [name: string, ...args: unknown[]])[]): unknown[] {
	const script = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location('tool', sys.argv[1])
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)
def proven(proof, head, said):
    try:
        return tool.proven_in(proof, head and bytes.fromhex(head), said).size
    except (tool.Refused, ValueError):
        return None
def signed(*of):
    return tool.is_signed(*map(bytes.fromhex, of))
print(json.dumps([globals()[name](*args) for name, *args in json.load(sys.stdin)]))`;
	const { stdout, stderr } = spawnSync(python, ['-c', script, tool], {
		input: JSON.stringify(calls)
	});
	expect(String(stderr)).toBe('');
	return JSON.parse(String(stdout)) as unknown[];
}

describe('a proof', () => {
	it('is the same as ever, and stands here and by a second implementation', () => {
		expect(JSON.parse(JSON.stringify(makeProofs()))).toEqual(golden);
		for (const { statement, head, proof } of proofs) {
			const said = statement && readStatement(statement);
			const proven = said
				? statementProvenIn(proof, said)
				: headProvenIn(proof, Buffer.from(head!, 'hex'));
			expect(proven?.size).toBe(3);
		}
		for (const args of [
			['card.tlog-proof', '--card', 'card.json'],
			['card.tlog-proof', '--of', 'card.txt'],
			['tip.tlog-proof', '--tip', tip.of.tip!, '--file', 'tip.age'],
			['head.tlog-proof', '--head', head.head!]
		]) {
			const { status, out, err } = ran(...args, '--witness', witness);
			expect([status, err]).toEqual([0, '']);
			expect(out).toContain('proven in the checkpoint of 3 days of plainsight/record/');
			expect(out).toContain(`cosigned by ${witness}`);
		}
		expect(ran('card.tlog-proof', '--card', 'card.json').out).toContain(
			'compared with nobody else'
		);
	});

	it('is none of anything else, of another log, or of a witness who did not see it', () => {
		const other = witness.replace(/.{4}$/, 'AAAA');
		writeFileSync(join(folder, 'other.age'), `${tip.of.file!}.`);
		for (const args of [
			['tip.tlog-proof', '--card', 'card.json'],
			['card.tlog-proof', '--head', head.head!],
			['head.tlog-proof', '--head', head.head!.replace(/^../, '00')],
			['tip.tlog-proof', '--tip', tip.of.tip!, '--file', 'other.age'],
			['tip.tlog-proof', '--addition', tip.of.tip!, '--file', 'tip.age'],
			['tip.tlog-proof', '--tip', tip.of.tip!.replace(/^./, '0'), '--file', 'tip.age'],
			['card.tlog-proof', '--card', 'card.json', '--witness', other],
			['card.tlog-proof', '--card', 'card.json', '--log', 'plainsight/record/other'],
			['card.json', '--card', 'card.json']
		]) {
			const { status, out, err } = ran(...args);
			expect([status, out], args.join(' ')).toEqual([1, '']);
			expect(err).toMatch(/^verifying-a-proof\.py: /);
		}
	});

	it('is refused by both, wherever a byte of it is another', () => {
		const calls = proofs.flatMap(({ statement = null, head = null, proof }) => {
			const at = (n: number) =>
				`${proof.slice(0, n)}${proof[n] === 'A' ? 'B' : 'A'}${proof.slice(n + 1)}`;
			// The witness's own line is judged apart: a log's proof stands without it.
			const end = proof.lastIndexOf('— plainsight/witness/');
			const step = Math.ceil(end / 60);
			const places = Array.from({ length: Math.floor(end / step) }, (_, n) => n * step + 3);
			return places.map((n) => ['proven', at(n), head, statement] as const);
		});
		const here = calls.map(([, proof, head, statement]) => {
			const said = statement && readStatement(statement);
			const proven = said
				? statementProvenIn(proof, said)
				: headProvenIn(proof, Buffer.from(head!, 'hex'));
			return proven?.size ?? null;
		});
		expect(here.filter((size) => size !== null)).toEqual([]);
		expect(inPython(calls)).toEqual(here);
		expect(calls.length).toBeGreaterThan(150);
	});
});

/** RFC 8032, 7.1, tests 1 to 3: key, message, signature. */
const PUBLISHED = [
	[
		'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
		'',
		'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
	],
	[
		'3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
		'72',
		'92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
	],
	[
		'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
		'af82',
		'6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'
	]
] as const;
/** The order of the base point, little-endian, and a key of small order. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const NEUTRAL = `01${'00'.repeat(31)}`;

describe('a signature', () => {
	it('is verified as RFC 8032 publishes it, and by both alike where it is none', () => {
		const [key, message, signature] = PUBLISHED[1];
		const s = BigInt(`0x${Buffer.from(signature.slice(64), 'hex').reverse().toString('hex')}`);
		const plusL = Buffer.from((s + L).toString(16).padStart(64, '0'), 'hex').reverse();
		const wrong = [
			[key, '73', signature],
			[PUBLISHED[0][0], message, signature],
			[key, message, signature.replace(/^../, '93')],
			[key, message, signature.slice(0, 126)],
			[key, message, signature.slice(0, 64) + plusL.toString('hex')],
			[NEUTRAL, message, NEUTRAL + '00'.repeat(32)],
			['ff'.repeat(32), message, signature],
			[key.slice(0, 62), message, signature]
		];
		const all = [...PUBLISHED, ...wrong];
		const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
		const here = all.map(([key, message, signature]) =>
			isSignedBy(bytes(key!), bytes(message!), bytes(signature!))
		);
		expect(here).toEqual(all.map((_, at) => at < PUBLISHED.length));
		expect(inPython(all.map((of) => ['signed', ...of]))).toEqual(here);
	});
});
