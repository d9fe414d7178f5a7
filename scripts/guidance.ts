import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, sourceLocale } from '../src/lib/i18n/locales.ts';
import { readPage, type SourceMeta } from '../src/lib/server/content/front-matter.ts';

export const content = join(import.meta.dirname, '..', 'content');
export const fileOf = (locale: string, slug: string) => join(content, locale, `${slug}.md`);
const read = (locale: string, slug: string) => readPage(readFileSync(fileOf(locale, slug), 'utf8'));

/** Every page of guidance, by its name in addresses. */
export const slugs = readdirSync(join(content, sourceLocale))
	.filter((file) => file.endsWith('.md'))
	.map((file) => file.replace('.md', ''));
export const translatedTo = Object.keys(locales).filter((locale) => locale !== sourceLocale);

export const digestOf = (slug: string): string => read(sourceLocale, slug).textDigest;
export const restsOnPractice = (slug: string): boolean =>
	(read(sourceLocale, slug).meta as SourceMeta).basis === 'practice';

/** `missing`, `unreviewed`, or who reviewed it and when; and whether the English has changed since. */
export function stateOf(locale: string, slug: string): { review: string; isOlder: boolean } {
	if (!existsSync(fileOf(locale, slug))) return { review: 'missing', isOlder: false };
	const { meta } = read(locale, slug);
	return { review: meta.review, isOlder: 'of' in meta && meta.of !== digestOf(slug) };
}
