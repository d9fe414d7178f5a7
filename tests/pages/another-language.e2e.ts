import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { site as words } from '#content/en/messages/site.ts';
import { compile } from '../../src/lib/server/content/compile.ts';
import { expect, openPage, test } from '../support/browser.ts';
import { LOOKS, standsInEveryLook } from '../support/looks.ts';
import { publicSettings, startServer } from '../support/server.ts';

const root = join(import.meta.dirname, '..', '..');
const LINE = "	en: { name: 'English', dir: 'ltr' },\n";
/** What the language is called, in letters that run from right to left. */
const NAME = 'עברית';
/** Letters of another script, one for one: nothing of the English is left, and all of it runs the other way. */
const LETTERS = 'אבגדהוזחטיכלמנסעפצקרשתםןףץ';
const TURN = `(text) => text.replace(/[a-z]/gi, (letter) => '${LETTERS}'[letter.toLowerCase().charCodeAt(0) - 97])`;
const turn = (text: string) =>
	text.replace(/[a-z]/gi, (letter) => LETTERS[letter.toLowerCase().charCodeAt(0) - 97]!);

/** What a page of Markdown has that is no text: targets of links, marks of sections, numbers to fill in. */
const NO_TEXT = /(\]\([^)]*\)|\{\{\w+\}\}| \[[a-z][a-z -]*\]$)/m;
const turned = (markdown: string) =>
	markdown
		.split(new RegExp(NO_TEXT, 'gm'))
		.map((part) => (NO_TEXT.test(part) ? part : turn(part)))
		.join('');

function translated(page: string, isOlder: boolean, digest: string): string {
	const [, head, body] = page.split('---\n');
	const meta = Object.fromEntries(
		head!
			.trim()
			.split('\n')
			.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])
	) as Record<string, string>;
	const [to, ...words] = meta.next!.split(' ');
	return [
		'---',
		...['title', 'description', 'heading', 'lead'].map((name) => `${name}: ${turned(meta[name]!)}`),
		'updated: 2026-11-23',
		'review: unreviewed',
		`of: ${isOlder ? '0'.repeat(12) : digest}`,
		`next: ${to} ${turn(words.join(' '))}`,
		`---\n${turned(body!)}`
	].join('\n');
}

/** A copy of the project that speaks one language more: a folder and one line. */
function project(folder: string, digests: Readonly<Record<string, string>>): void {
	for (const name of readdirSync(root)) {
		if (['node_modules', 'build', '.svelte-kit', '.git', '.data', 'test-results'].includes(name))
			continue;
		cpSync(join(root, name), join(folder, name), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	const locales = join(folder, 'src', 'lib', 'i18n', 'locales.ts');
	const text = readFileSync(locales, 'utf8');
	expect(text).toContain(LINE);
	writeFileSync(locales, text.replace(LINE, `${LINE}	he: { name: '${NAME}', dir: 'rtl' },\n`));
	const he = join(folder, 'content', 'he');
	mkdirSync(join(he, 'messages'), { recursive: true });
	const en = join(folder, 'content', 'en');
	for (const file of readdirSync(en).filter((name) => name.endsWith('.md'))) {
		const page = readFileSync(join(en, file), 'utf8');
		writeFileSync(join(he, file), translated(page, file === 'law.md', digests[file]!));
	}
	writeFileSync(
		join(he, 'messages', 'giveaway-rules.ts'),
		"export { rules } from '#content/en/messages/giveaway-rules.ts';\n"
	);
	writeFileSync(
		join(he, 'messages', 'index.ts'),
		`import type { Messages } from '#lib/i18n/messages.ts';
import { messages as en } from '#content/en/messages/index.ts';
const turn = ${TURN};
const deep = (value) =>
	typeof value === 'string' ? turn(value)
	: typeof value === 'function' ? (...given) => deep(value(...given))
	: Array.isArray(value) ? value.map(deep)
	: Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one)]));
const { questions, writing, ...words } = en;
export const messages: Messages = { ...deep(words), questions, writing, review: 'unreviewed' };
`
	);
}

test('a language that runs the other way is a folder and one line', async ({
	browser,
	town,
	wrong
}) => {
	test.setTimeout(400_000);
	const folder = mkdtempSync(join(tmpdir(), 'plainsight-language-'));
	const en = join(root, 'content', 'en');
	const pages = readdirSync(en).filter((file) => file.endsWith('.md'));
	const digests = Object.fromEntries(
		pages.map((file) => [file, compile(readFileSync(join(en, file), 'utf8')).textDigest])
	);
	project(folder, digests);
	for (const command of [
		[join(root, 'node_modules', '@sveltejs', 'kit', 'svelte-kit.js'), 'sync'],
		['scripts/build.ts']
	]) {
		const { status, stderr } = spawnSync(process.execPath, command, {
			cwd: folder,
			encoding: 'utf8'
		});
		expect([command[0], status, status === 0 ? '' : stderr]).toEqual([command[0], 0, '']);
	}
	const site = await startServer(publicSettings(town.house), { cwd: folder });
	const { page, context } = await openPage(browser, {}, wrong);
	const stands = async (path: string) => {
		expect((await page.goto(site.origin + path))?.status(), path).toBe(200);
		const html = page.locator('html');
		await expect(html).toHaveAttribute('lang', 'he');
		await expect(html).toHaveAttribute('dir', 'rtl');
		await expect(page.getByRole('heading', { level: 1 })).not.toContainText(/[a-z]/i);
	};
	try {
		await page.goto(`${site.origin}/signs`);
		await page.getByRole('link', { name: NAME }).click();
		await expect(page).toHaveURL(`${site.origin}/he/signs`);
		for (const file of pages) await stands(`/he/${file.replace('.md', '')}`);
		for (const path of ['/he', '/he/signs', '/he/check-an-offer', '/he/offline', '/he/tip']) {
			await stands(path);
			await standsInEveryLook(page, [LOOKS[0], LOOKS[3]]);
		}
		await stands('/he/law');
		await expect(page.locator('.review')).toContainText(turn(words.review.older));
		await page.goto(`${site.origin}/he/tip`);
		await page.locator('input[value="saw"]').check();
		await page.locator('button[value="start"]').click();
		await page.locator('[name="what"]').fill('מנורה');
		await standsInEveryLook(page, [LOOKS[0], LOOKS[3]]);
		await page.locator('button[value="more"]').click();
		await standsInEveryLook(page, [LOOKS[0], LOOKS[3]]);
		await page.locator('button[value="review"]').click();
		await expect(page.locator('dd').first()).toHaveText('מנורה');
	} finally {
		await context.close();
		await site.stop();
		rmSync(folder, { recursive: true });
	}
});
