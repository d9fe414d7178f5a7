import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, sourceLocale } from '../src/lib/i18n/locales.ts';
import { compile } from '../src/lib/server/content/compile.ts';
import { Misused, run } from './run.ts';

const USAGE = `npm run translations
      How every page stands in every language.
  npm run translations -- stamp <language> <page>…
      Notes that these translations say what the English page says today. Without pages: all of the language.`;

const content = join(import.meta.dirname, '..', 'content');
const fileOf = (locale: string, slug: string) => join(content, locale, `${slug}.md`);
const slugs = readdirSync(join(content, sourceLocale))
	.filter((file) => file.endsWith('.md'))
	.map((file) => file.replace('.md', ''));
const digestOf = (slug: string) =>
	compile(readFileSync(fileOf(sourceLocale, slug), 'utf8')).textDigest;

/** Shows what is translated, from which English text, and who reviewed it; stamps what somebody has just looked through. */
run(async () => {
	const [act, locale, ...pages] = process.argv.slice(2);
	if (act === undefined) return list();
	if (act !== 'stamp' || !locale || !existsSync(join(content, locale))) throw new Misused(USAGE);
	for (const slug of pages.length > 0 ? pages : slugs) {
		const file = fileOf(locale, slug);
		const text = readFileSync(file, 'utf8').replace(/^of: .*\n/m, '');
		writeFileSync(
			file,
			text.replace(/^review: .*\n/m, (line) => `${line}of: ${digestOf(slug)}\n`)
		);
	}
});

function list(): void {
	for (const slug of slugs) {
		const states = Object.keys(locales)
			.filter((locale) => locale !== sourceLocale)
			.map((locale) => `${locale} ${stateOf(locale, slug)}`);
		console.log(`${slug.padEnd(30)} ${states.join('   ')}`);
	}
}

function stateOf(locale: string, slug: string): string {
	if (!existsSync(fileOf(locale, slug))) return 'MISSING';
	const { meta } = compile(readFileSync(fileOf(locale, slug), 'utf8'));
	const isOlder = 'of' in meta && meta.of !== digestOf(slug);
	return `${meta.review}${isOlder ? ', OLDER than the English' : ''}`;
}
