import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { astray, unused } from './arrows.ts';
import { importsIn } from './imports.ts';
import { readingsOf, sourcesIn } from './reading.ts';
import { breaches, MAY_OPEN, OPENER, toldToTheLinter } from './wall.ts';

const root = resolve(import.meta.dirname, '..', '..');
const made = mkdtempSync(join(tmpdir(), 'plainsight-wall-'));
afterAll(() => rmSync(made, { recursive: true }));

/** A house as small as can be: the seal as it is, the one file that may open, and a route that uses it. */
const HOUSE: Readonly<Record<string, string>> = {
	[MAY_OPEN]: `import { open } from '#lib/sealed/open.ts';\nexport const openReplies = () => open;`,
	'src/lib/server/tips/index.ts': `export { openReplies } from './open-replies.ts';`,
	'scripts/start.ts': `export const start = 1;`,
	'country/saint-kitts-and-nevis/words.ts': 'export const words = 1;',
	'src/routes/(site)/+page.server.ts': `import { openReplies } from '#lib/server/tips/index.ts';\nexport const load = openReplies;`
};
let houses = 0;

/** The imports of such a house with something changed. */
async function houseWith(changed: Readonly<Record<string, string>>) {
	const house = join(made, String((houses += 1)));
	cpSync(join(root, 'src/lib/sealed'), join(house, 'src/lib/sealed'), { recursive: true });
	cpSync(join(root, 'src/lib/text'), join(house, 'src/lib/text'), { recursive: true });
	cpSync(join(root, 'package.json'), join(house, 'package.json'));
	symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
	for (const [file, text] of Object.entries({ ...HOUSE, ...changed })) {
		mkdirSync(dirname(join(house, file)), { recursive: true });
		writeFileSync(join(house, file), text);
	}
	return importsIn(house, ['src', 'scripts', 'country']);
}

const OPENS = `import { open } from '#lib/sealed/open.ts';\nexport const peek = open;`;

describe('the wall', () => {
	it('stands in the house without a change', async () => {
		expect(breaches(await houseWith({}))).toEqual([]);
	});

	it.each<[string, Record<string, string>, string]>([
		[
			'a room that opens',
			{ 'src/lib/server/triage/peek.ts': OPENS },
			`src/lib/server/triage/peek.ts → ${OPENER}`
		],
		[
			'a .server.ts beside a route',
			{ 'src/routes/(site)/peek.server.ts': OPENS },
			`src/routes/(site)/peek.server.ts → ${OPENER}`
		],
		[
			'a new module that hands the opener on',
			{
				'src/lib/text/again.ts': `export { open as read } from '../sealed/open.ts';`,
				'src/hooks.server.ts': `import { read } from '#lib/text/again.ts';\nexport const handle = read;`
			},
			`src/hooks.server.ts → src/lib/text/again.ts → ${OPENER}`
		],
		[
			'a component, which the server renders',
			{
				'src/routes/(site)/+page.svelte': `<script lang="ts">import Peek from '#lib/ui/Peek.svelte';</script><Peek />`,
				'src/lib/ui/Peek.svelte': `{#await import('#lib/sealed/open.ts') then { open }}{open.name}{/await}`
			},
			`src/routes/(site)/+page.svelte → src/lib/ui/Peek.svelte → ${OPENER}`
		],
		[
			'what age opens with, from age itself',
			{
				'src/lib/server/tips/peek.ts': `import { Decrypter } from 'age-encryption';\nexport const peek = Decrypter;`
			},
			'src/lib/server/tips/peek.ts → '
		],
		[
			'age whole, where half of it is allowed',
			{ 'src/lib/sealed/age.ts': `export const age = () => import('age-encryption');` },
			'src/lib/sealed/age.ts → '
		],
		[
			'the database of the demo and of tests',
			{
				'scripts/embedded/postgres.ts': 'export const startEmbedded = 1;',
				'scripts/run.ts': `export { startEmbedded } from './embedded/postgres.ts';`,
				'scripts/start.ts': `import { startEmbedded } from './run.ts';\nexport const start = startEmbedded;`
			},
			'scripts/start.ts → scripts/run.ts → scripts/embedded/postgres.ts'
		],
		[
			'a module by the name of a test',
			{
				'src/lib/server/staff/peek.test.ts': OPENS,
				'src/lib/server/staff/peek.ts': `export { peek } from './peek.test.ts';`
			},
			'src/lib/server/staff/peek.ts → src/lib/server/staff/peek.test.ts'
		],
		[
			'what makes a private key',
			{
				'src/lib/server/staff/peek.ts': `import { newIdentity } from '#lib/sealed/identity.ts';\nexport const peek = newIdentity;`
			},
			'src/lib/server/staff/peek.ts → src/lib/sealed/identity.ts'
		],
		[
			'the private half, handed out at the room’s own door',
			{
				'src/lib/server/tips/receipt.ts': `import { identityFromSeed } from '#lib/sealed/identity.ts';\nexport const replyIdentityOf = identityFromSeed;`,
				'src/lib/server/tips/index.ts': `export { replyIdentityOf } from './receipt.ts';`,
				'src/routes/(site)/+page.server.ts': `import { replyIdentityOf } from '#lib/server/tips/index.ts';\nexport const load = replyIdentityOf;`
			},
			'src/routes/(site)/+page.server.ts → src/lib/server/tips/index.ts → src/lib/server/tips/receipt.ts → src/lib/sealed/identity.ts'
		],
		[
			'an import() after the type of the same',
			{
				'src/lib/server/triage/peek.ts': `type Opener = typeof import('#lib/sealed/open.ts');\nexport const peek = (): Promise<Opener> => import('#lib/sealed/open.ts');`
			},
			`src/lib/server/triage/peek.ts → ${OPENER}`
		],
		[
			'age whole, after its type',
			{
				'src/lib/sealed/age.ts': `type Age = typeof import('age-encryption');\nexport const age = (): Promise<Age> => import('age-encryption');`
			},
			'src/lib/sealed/age.ts → '
		],
		[
			'a country of its own',
			{ 'country/saint-kitts-and-nevis/peek.ts': OPENS },
			`country/saint-kitts-and-nevis/peek.ts → ${OPENER}`
		]
	])('has no hole for %s', async (_, changed, breach) => {
		expect(breaches(await houseWith(changed))).toContainEqual(expect.stringContaining(breach));
	});

	it('lets types through, and the address of a browser’s worker', async () => {
		const house = await houseWith({
			'src/lib/server/triage/named.ts': `import type { open } from '#lib/sealed/open.ts';\nexport type Open = typeof open;`,
			'src/lib/desk/vault.worker.ts': OPENS,
			'src/routes/(desk)/+page.svelte': `<script lang="ts">import url from '#lib/desk/vault.worker.ts?worker&url';</script>{url}`
		});
		expect(breaches(house)).toEqual([]);
		expect(house.some(({ file }) => file === 'src/lib/desk/vault.worker.ts')).toBe(true);
	});
});

describe('a file that imports nothing', () => {
	it.each([
		'/* eslint no-restricted-imports: 0 */',
		'/*eslint-disable*/',
		'/*\n\teslint-disable no-restricted-imports */',
		'// eslint-disable-next-line no-restricted-imports'
	])('is read, and is seen to tell the linter %s', async (told) => {
		const file = 'src/lib/server/triage/alone.ts';
		await houseWith({ [file]: `${told}\nexport const alone = process.env;` });
		const sources = sourcesIn(join(made, String(houses)), ['src']);
		expect(sources.map((one) => one.file)).toContain(file);
		expect(toldToTheLinter(sources)).toEqual([expect.stringContaining(`${file}: eslint`)]);
	});
});

describe('the figures', () => {
	it('count what is exported, and not what it takes', async () => {
		const file = 'src/lib/text/many.ts';
		const text = `export function one(two: string, { three }: { three: string }) { return two + three; }
export const [four, five] = [4, 5];
export class Six { seven = 7; }
export type Eight<Nine> = Nine;
export interface Ten { eleven: string }`;
		await houseWith({ [file]: text });
		const [reading] = readingsOf(join(made, String(houses)), ['src']).filter(
			(one) => one.file === file
		);
		expect([...reading!.exports]).toEqual(['one', 'four', 'five', 'Six', 'Eight', 'Ten']);
	});
});

describe('an arrow', () => {
	it.each([
		['a type, in a file whose name ends as a declaration’s does', 'src/lib/server/tips/find.ts'],
		['a type, in a component', 'src/lib/ui/Card.svelte']
	])('is followed by %s', async (_, file) => {
		const line = `import type { Actor } from '#lib/server/staff/index.ts';`;
		const house = await houseWith({
			[file]: file.endsWith('.svelte') ? `<script lang="ts">${line}</script>` : line,
			'src/lib/server/staff/index.ts': 'export type Actor = string;'
		});
		expect(astray(house)).toContainEqual(
			expect.objectContaining({ file, target: 'src/lib/server/staff/index.ts' })
		);
	});

	it('is there for something', async () => {
		const house = await houseWith({});
		expect(unused(house)).not.toContain('sealed → text');
		expect(unused(house)).toContain('triage → staff');
	});
});

describe('the linter', () => {
	let lint: (file: string, text: string) => Promise<string[]>;
	beforeAll(() => {
		const eslint = new ESLint({ cwd: root, allowInlineConfig: false });
		lint = async (file, text) => {
			const [result] = await eslint.lintText(text, { filePath: join(root, file) });
			return result!.messages.map(({ ruleId }) => String(ruleId));
		};
	});
	const AGE = 'src/lib/sealed/age.ts';
	const TRIAGE = 'src/lib/server/triage/peek.ts';
	const PLACES = [
		...[TRIAGE, 'src/lib/server/tips/peek.ts', 'src/lib/server/staff/peek.ts', AGE],
		...['src/lib/desk/peek.ts', 'src/lib/text/peek.ts', 'src/hooks.server.ts'],
		...['src/routes/(site)/peek.server.ts', 'src/routes/(desk)/+page.server.ts'],
		...['scripts/admin/admin.ts', 'content/en/peek.ts']
	];
	const ROADS = [
		`export const open = async () => (await import('node:crypto')).decapsulate;`,
		`export const open = async () => (await import('crypto')).decapsulate;`,
		'export const open = () => import(`node:crypto`);',
		'export const open = (name: string) => import(`../sealed/${name}.ts`);',
		`export const open = (name: string) => import(name);`,
		`export const open = () => import('node:' + 'crypto');`,
		`export const open = () => process.getBuiltinModule('node:crypto').decapsulate;`,
		`export const open = () => process['getBuiltinModule']('node:crypto').decapsulate;`,
		`const { 'getBuiltinModule': builtin } = process;\nexport const open = builtin;`,
		`export const open = () => Reflect.get(process, 'getBuiltinModule');`,
		`import { createRequire as r } from 'node:module';\nexport const open = r(import.meta.url)('node:crypto');`,
		`import module from 'node:module';\nexport const open = module.createRequire(import.meta.url);`,
		...['decrypt', 'deriveKey', 'deriveBits', 'unwrapKey'].map(
			(verb) => `export const open = () => crypto.subtle.${verb};`
		),
		`const { subtle: s } = crypto;\nexport const open = s.decrypt;`
	];

	it.each(PLACES)('refuses every road round the wall in %s', async (file) => {
		for (const text of ROADS)
			expect([text, new Set(await lint(file, text))]).toEqual([
				text,
				new Set(['no-restricted-syntax'])
			]);
	});

	it('refuses the road and the word, in one file and in each that may take one road', async () => {
		const words = 'export function openShop() {}';
		const [road] = ROADS;
		expect(await lint(TRIAGE, `${road}\n${words}`)).toEqual(Array(2).fill('no-restricted-syntax'));
		for (const file of ['print/letters.ts', 'http/refusals.ts']) {
			expect(await lint(`src/lib/server/${file}`, `${road}\n${words}`)).toHaveLength(2);
		}
		for (const file of ['scripts/demo/people.ts', 'scripts/serve.ts', 'tests/support/house.ts'])
			expect(await lint(file, words)).toEqual(['no-restricted-syntax']);
		expect(
			await lint(
				'src/lib/server/http/refusals.ts',
				'export const x = (a: string) => import(`${a}/messages/refusals.ts${a}`);'
			)
		).toEqual(['no-restricted-syntax']);
	});

	it.each([
		[AGE, `import { Decrypter } from 'age-encryption';\nexport const age = Decrypter;`],
		[AGE, `export { Decrypter } from 'age-encryption';`],
		[AGE, `export * from 'age-encryption';`],
		[AGE, `import * as age from 'age-encryption';\nexport const seal = age;`],
		[
			'src/lib/server/crypto/hybrid.ts',
			`import { Decrypter } from 'age-encryption';\nexport const age = Decrypter;`
		],
		[
			'src/lib/ui/Mark.svelte',
			`<script lang="ts">import { Decrypter } from 'age-encryption';</script>{Decrypter.name}`
		],
		[
			'src/lib/server/staff/secret.ts',
			`import { decapsulate } from 'node:crypto';\nexport const open = decapsulate;`
		],
		[
			'src/lib/server/staff/secret.ts',
			`import crypto from 'node:crypto';\nexport const open = crypto;`
		],
		[
			'src/lib/server/staff/secret.ts',
			`import * as crypto from 'node:crypto';\nexport const open = crypto;`
		],
		...['export', 'import'].map((verb) => [
			AGE,
			`${verb} { XWing } from '@noble/post-quantum/hybrid.js';${verb === 'import' ? '\nexport const kem = XWing;' : ''}`
		]),
		[AGE, `export { chacha20poly1305 } from '@noble/ciphers/chacha.js';`],
		[AGE, `export { p256 } from '@noble/curves/nist.js';`],
		[AGE, `export { ml_dsa65 } from '@noble/post-quantum/ml-dsa.js';`],
		[AGE, `export * from '@noble/post-quantum';`],
		...['country/saint-kitts-and-nevis/words.ts', 'scripts/admin/admin.ts', 'scripts/run.ts'].map(
			(file) => [file, `export { Decrypter } from 'age-encryption';`]
		)
	])('refuses in %s: %s', async (file, text) => {
		expect(await lint(file, text)).toEqual(['no-restricted-imports']);
	});

	it.each([
		[AGE, `import { Encrypter } from 'age-encryption';\nexport const age = Encrypter;`],
		[OPENER, `import { Decrypter } from 'age-encryption';\nexport const age = Decrypter;`],
		[
			'src/lib/server/staff/secret.ts',
			`import { createHmac } from 'node:crypto';\nexport const mac = createHmac;`
		],
		[
			'src/lib/sealed/signature.ts',
			`import { ed25519 } from '@noble/curves/ed25519.js';\nexport const sign = ed25519;`
		],
		[
			'src/lib/desk/vault/assertion.ts',
			`import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';\nexport const { verify } = ml_dsa44;`
		],
		['scripts/demo/people.ts', `export { Decrypter } from 'age-encryption';`],
		[TRIAGE, `export const pen = () => import('./pen.ts');`],
		[
			'src/lib/server/http/refusals.ts',
			'export const words = (l: string) => import(`../../../../content/${l}/messages/refusals.ts`);'
		],
		[
			'src/lib/server/print/letters.ts',
			`import { createRequire } from 'node:module';\nexport const { resolve } = createRequire(import.meta.url);`
		],
		['src/lib/server/tips/draft.ts', 'export function openDraft() {}'],
		['tests/support/house.ts', `export const c = () => import('node:crypto');`]
	])('allows in %s: %s', async (file, text) => {
		expect(await lint(file, text)).toEqual([]);
	});
});
