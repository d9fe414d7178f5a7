import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newIdentity } from '../../src/lib/sealed/identity.ts';
import { identityFile, newSheet, sealForPairs, sheetCardOf } from '../../src/lib/sealed/sheets.ts';
import { getAge, getPython } from '../support/debian.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'plainsight-sheets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('two sheets of three open the recovery identity with Python alone, as the document says', async () => {
	const python = getPython();
	const identity = await newIdentity();
	const sheets = await Promise.all([newSheet(), newSheet(), newSheet()]);
	const cards = await Promise.all(sheets.map(sheetCardOf));
	const files = await sealForPairs(
		identityFile(identity),
		cards.map(({ recipient }) => recipient)
	);
	const keep = (name: string, content: string | Uint8Array) =>
		writeFileSync(join(folder, name), content);
	for (const [at, sheet] of sheets.entries()) keep(`sheet${at}.txt`, sheet.identity);
	const undo = (file: string | Uint8Array, key: string) =>
		spawnSync(python, [resolve('docs', 'opening-a-tip.py'), 'file', '-', '--key', key], {
			cwd: folder,
			input: file
		});
	for (const { pair, sealed } of files) {
		const [first, second] = pair;
		const outer = undo(sealed, `sheet${first}.txt`);
		const inner = undo(outer.stdout, `sheet${second}.txt`);
		expect(String(inner.stdout)).toBe(`${identity}\n`);
		expect(undo(sealed, `sheet${second}.txt`).status, 'in the other order').not.toBe(0);
		expect(undo(outer.stdout, `sheet${first}.txt`).status, 'one alone').not.toBe(0);
	}
});

it('the same nesting is undone by the distribution’s own age, with keys that it knows', async () => {
	const age = getAge();
	const [one, other] = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
	const sealed = async (plain: Uint8Array | string, identity: string) => {
		const encrypter = new Encrypter();
		encrypter.addRecipient(await identityToRecipient(identity));
		return encrypter.encrypt(plain);
	};
	writeFileSync(join(folder, 'one.txt'), one);
	writeFileSync(join(folder, 'other.txt'), other);
	const decrypt = (file: Uint8Array, key: string) =>
		spawnSync(age, ['--decrypt', '--identity', key], { cwd: folder, input: file });
	const pair = await sealed(await sealed('the key\n', other), one);
	const inner = decrypt(pair, 'one.txt').stdout;
	expect(String(decrypt(inner, 'other.txt').stdout)).toBe('the key\n');
	expect(decrypt(inner, 'one.txt').status).not.toBe(0);
});
