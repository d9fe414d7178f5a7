import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile, type CompiledPage } from '#lib/server/content/compile.ts';
import type { SourceMeta, TranslationMeta } from '#lib/server/content/front-matter.ts';
import { locales, sourceLocale, type Locale } from './locales.ts';
import { messages } from './messages.ts';

const content = join(import.meta.dirname, '..', '..', '..', 'content');
const pagesIn = (locale: string) =>
	readdirSync(join(content, locale)).filter((file) => file.endsWith('.md'));
const read = (locale: string, file: string): CompiledPage =>
	compile(readFileSync(join(content, locale, file), 'utf8'));

/** Every text of a catalogue by its path; what a function says, it says with its parameters as they are called here. */
function texts(value: unknown, path = ''): [string, string][] {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value === 'function') return [[`${path}()${value.length}`, String(value(7, 9))]];
	return Object.entries(value as object).flatMap(([key, one]) => texts(one, `${path}.${key}`));
}
/** How a language writes and what its question is made of is its own. */
const wordsOf = (locale: Locale) => {
	const { giveaways, offer, print, site, tip } = messages(locale);
	return texts({ giveaways, offer, print, site, tip });
};
const links = (page: CompiledPage) =>
	page.sections
		.flatMap(({ html }) => [...html.matchAll(/href="([^"]+)"/g)].map(([, to]) => to))
		.sort();
const shape = (page: CompiledPage) =>
	page.sections.map(({ kind, of, html }) => [kind, ...of, html.match(/<li>/g)?.length ?? 0]);
const numbers = (page: CompiledPage) =>
	page.sections.flatMap(({ html }) => html.match(/\{\{emergency\}\}/g) ?? []).length;

it('has a folder for every language, and a language for every folder', () => {
	const folders = readdirSync(content, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
	expect(folders.sort()).toEqual(Object.keys(locales).sort());
});

describe.each(Object.keys(locales) as Locale[])('%s', (locale) => {
	const source = Object.fromEntries(wordsOf(sourceLocale));
	const own = wordsOf(locale);

	it('says everything that the source says, and nothing else', () => {
		expect(own.map(([path]) => path).sort()).toEqual(Object.keys(source).sort());
		for (const [path, text] of own) {
			if (source[path] === '') continue;
			expect(text.trim(), path).not.toBe('');
			expect(text.includes('7'), path).toBe(source[path]!.includes('7'));
		}
	});

	it('has every page, with the same parts, links and numbers to call, translated from an English that was there', () => {
		expect(pagesIn(locale)).toEqual(pagesIn(sourceLocale));
		for (const file of pagesIn(locale)) {
			const [english, page] = [read(sourceLocale, file), read(locale, file)];
			expect(shape(page), file).toEqual(shape(english));
			expect(links(page), file).toEqual(links(english));
			expect(numbers(page), file).toBe(numbers(english));
			const path = (meta: { next: string }) => meta.next.split(' ')[0];
			expect(path(page.meta), file).toBe(path(english.meta));
			expect('of' in page.meta, file).toBe(locale !== sourceLocale);
		}
	});

	it('writes days, lists and numbers', () => {
		const { date, list, number } = messages(locale).writing;
		expect(date('2026-11-03')).toMatch(/\b3\b.*2026|2026.*\b3\b/);
		expect(
			new Set(
				Array.from({ length: 12 }, (_, at) => date(`2026-${String(at + 1).padStart(2, '0')}-03`))
			).size
		).toBe(12);
		expect(list(['a', 'b', 'c'])).toMatch(/a.*b.*c/);
		expect(number(4000).replace(/\D/g, '')).toBe('4000');
	});
});

describe('a page', () => {
	const file = readFileSync(join(content, sourceLocale, 'help.md'), 'utf8');

	it('counts as changed when its words are, and not when it only moves', () => {
		const { textDigest } = compile(file);
		const moved = file.replace('updated: ', 'updated: 2031-01-01\nold: ').replace(/old: .*\n/, '');
		expect(compile(moved).textDigest).toBe(textDigest);
		expect(compile(file.replace('pace', 'speed')).textDigest).not.toBe(textDigest);
	});

	it('names only pages that are there, and pictures that are drawn', () => {
		const drawn = readFileSync(join(import.meta.dirname, '..', 'ui', 'Drawing.svelte'), 'utf8');
		for (const name of pagesIn(sourceLocale)) {
			const { meta, sections } = read(sourceLocale, name) as CompiledPage<SourceMeta>;
			if (meta.part) expect(existsSync(join(content, 'en', `${meta.part}.md`)), name).toBe(true);
			const drawings = sections.flatMap(({ kind, of }) => (kind === 'signs' ? of : []));
			for (const drawing of [meta.drawing, ...drawings])
				expect(drawn, `${name}: ${drawing}`).toMatch(new RegExp(`^\\t\\t${drawing}: \\[`, 'm'));
		}
	});

	it('that is a translation says who reviewed it, or that nobody has', () => {
		for (const locale of Object.keys(locales).filter((one) => one !== sourceLocale)) {
			for (const name of pagesIn(locale)) {
				const { review } = read(locale, name).meta as TranslationMeta;
				expect(review, `${locale}/${name}`).toMatch(/^unreviewed$|, \d{4}-/);
			}
		}
	});
});
