import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { astray, unused } from './arrows.ts';
import { importsIn } from './imports.ts';
import { breaches, MAY_OPEN, OPENER } from './wall.ts';

const root = resolve(import.meta.dirname, '..', '..');
const made = mkdtempSync(join(tmpdir(), 'plainsight-wall-'));
afterAll(() => rmSync(made, { recursive: true }));

/** A house as small as can be: the seal as it is, the one file that may open, and a route that uses it. */
const HOUSE: Readonly<Record<string, string>> = {
	[MAY_OPEN]: `import { open } from '#lib/sealed/open.ts';\nexport const openReplies = () => open;`,
	'src/lib/server/tips/index.ts': `export { openReplies } from './open-replies.ts';`,
	'scripts/start.ts': `export const start = 1;`,
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
	return importsIn(house, ['src', 'scripts']);
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

	it.each([
		[AGE, `import { Decrypter } from 'age-encryption';\nexport const age = Decrypter;`],
		[AGE, `export { Decrypter } from 'age-encryption';`],
		[AGE, `export * from 'age-encryption';`],
		[AGE, `import * as age from 'age-encryption';\nexport const seal = age;`],
		[
			'src/lib/server/tips/hybrid.ts',
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
		]
	])('refuses in %s: %s', async (file, text) => {
		expect(await lint(file, text)).toEqual(['no-restricted-imports']);
	});

	it.each([
		[AGE, `import { Encrypter } from 'age-encryption';\nexport const age = Encrypter;`],
		[OPENER, `import { Decrypter } from 'age-encryption';\nexport const age = Decrypter;`],
		[
			'src/lib/server/staff/secret.ts',
			`import { createHmac } from 'node:crypto';\nexport const mac = createHmac;`
		]
	])('allows in %s: %s', async (file, text) => {
		expect(await lint(file, text)).toEqual([]);
	});
});
