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
import { expect, createPage, test } from '../support/browser.ts';
import { LOOKS, standsInEveryLook } from '../support/looks.ts';
import { publicSettings, startServer } from '../support/server.ts';

const root = join(import.meta.dirname, '..', '..');
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

/** A country of two languages, in whose folder everything is another than in the Federation's. */
const COUNTRY: Readonly<Record<string, string>> = {
	'country.ts': `import type { Country } from '#lib/i18n/country.ts';
export const country = {
	code: 'XA',
	timeZone: 'Pacific/Auckland',
	currency: 'XTS',
	callingCode: '+999',
	emergency: '000',
	languages: { en: { name: 'English', dir: 'ltr' }, he: { name: '${NAME}', dir: 'rtl' } },
	islands: { upland: { 'XA-1': 'Highmoor', 'XA-2': 'Stonefield' }, lowland: { 'XA-3': 'Eastmarsh' } },
	agencies: { watch: 'Town Watch' },
	decidesStay: []
} as const satisfies Country;
`,
	'calendar.ts': `import type { DeskCalendar } from '#lib/i18n/country.ts';
export const calendar = {
	hours: { 2: ['09:00', '17:00'], 6: ['10:00', '12:00'] },
	holidays: [{ name: 'Founding Day', month: 2, day: 6 }]
} as const satisfies DeskCalendar;
`,
	'words.ts': `import type { AllCountryWords, CountryWords } from '#lib/i18n/country.ts';
import type { country } from './country.ts';
const en = {
	name: 'Examplia',
	title: 'Examplia',
	everywhere: 'both lands',
	which: 'Which land, which county?',
	areas: {
		upland: 'Upland',
		'upland-somewhere': 'Somewhere in Upland',
		lowland: 'Lowland',
		'lowland-somewhere': 'Somewhere in Lowland'
	},
	islands: { both: 'Examplia', upland: 'Upland', lowland: 'Lowland' }
};
export const words: AllCountryWords<keyof (typeof country)['languages']> = { en, he: en };
`,
	'map.ts': `import type { CountryMap } from '#lib/i18n/country.ts';
export const map: CountryMap = {
	viewBox: '0 0 90 90',
	regions: {
		'XA-1': { shape: 'M0 0H40V40H0z', at: [20, 20] },
		'XA-2': { shape: 'M40 0H80V40H40z', at: [60, 20] },
		'XA-3': { shape: 'M0 40H80V80H0z', at: [40, 60] }
	}
};
`,
	'marks.ts': `import type { CountryMarks } from '#lib/i18n/country.ts';
export const marks: CountryMarks = {
	phones: [[/^[1-9]\\d{5}$/, '999']],
	plates: { letters: ['XA'], digits: 3 }
};
`,
	'map.css': ".area:has(#area-XA-3:checked) [data-area='XA-3'] { fill: var(--lamp); }\n",
	'error.html': readFileSync(
		join(root, 'country/saint-kitts-and-nevis/error.html'),
		'utf8'
	).replaceAll('911', '000'),
	'contacts.json': JSON.stringify([
		{
			...{ id: 'emergency', kind: 'emergency', number: '000', international: '' },
			...{ island: 'both', languages: ['en'], source: 'A test, 2026' },
			texts: { en: { label: 'Emergency', hours: 'Day and night', note: 'Say where you are.' } }
		}
	])
};

/** A copy of the project for another country, with a language that ours has not: folders, and a line of package.json. */
function project(folder: string, digests: Readonly<Record<string, string>>): void {
	for (const name of readdirSync(root)) {
		if (['node_modules', 'build', '.svelte-kit', '.git', '.data', 'test-results'].includes(name))
			continue;
		cpSync(join(root, name), join(folder, name), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	for (const gone of ['country', 'content/es', 'content/fr', 'content/ht'])
		rmSync(join(folder, gone), { recursive: true });
	mkdirSync(join(folder, 'country', 'examplia'), { recursive: true });
	for (const [name, text] of Object.entries(COUNTRY))
		writeFileSync(join(folder, 'country', 'examplia', name), text);
	const settings = readFileSync(join(root, 'package.json'), 'utf8');
	const line = './country/saint-kitts-and-nevis/*';
	expect(settings).toContain(line);
	writeFileSync(join(folder, 'package.json'), settings.replace(line, './country/examplia/*'));
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
		join(he, 'messages', 'refusals.ts'),
		"import { messages } from './index.ts';\nexport const { refusals } = messages;\n"
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

test('another country, and a language that runs the other way, are folders and one line', async ({
	browser,
	town,
	wrong
}) => {
	test.setTimeout(240_000);
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
	const { page, context } = await createPage(browser, {}, wrong);
	const stands = async (path: string) => {
		expect((await page.goto(site.origin + path))?.status(), path).toBe(200);
		const html = page.locator('html');
		await expect(html).toHaveAttribute('lang', 'he');
		await expect(html).toHaveAttribute('dir', 'rtl');
		await expect(page.getByRole('heading', { level: 1 })).not.toContainText(/[a-z]/i);
	};
	try {
		await page.goto(site.origin);
		await expect(page).toHaveTitle(/Examplia/);
		await expect(page.locator('a[href="tel:000"]').first()).toBeAttached();
		expect(await page.content()).not.toMatch(/Kitts|Nevis|tel:911/);
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
		await page.locator('.map label').nth(2).click();
		await expect(page.getByRole('radio', { name: 'Eastmarsh' })).toBeChecked();
		await page.locator('button[value="review"]').click();
		await expect(page.locator('dd').first()).toHaveText('מנורה');
		await expect(page.locator('dd').nth(1)).toHaveText('Eastmarsh');
		await expect(page.locator('[data-proof-done]')).not.toBeEmpty();
		await page.locator('.button[value="send"]').click();
		await expect(page.locator('.code')).toHaveText(/^([0-9A-Z]{3}[ -]?){6}$/);
	} finally {
		await context.close();
		await site.stop();
		rmSync(folder, { recursive: true });
	}
});
