import { readFileSync, writeFileSync } from 'node:fs';
import { digestOf, fileOf, slugs, stateOf, translatedTo } from './guidance.ts';
import { Misused, run } from './run.ts';

const USAGE = `npm run translations
      How every page stands in every language.
  npm run translations -- stamp <language> <page>…
      Notes that these translations say what the English page says today. Without pages: all of the language.`;

/** Shows what is translated, and who reviewed it; stamps what somebody has just looked through. */
run(async () => {
	const [act, locale = '', ...pages] = process.argv.slice(2);
	if (act === undefined) return list();
	if (act !== 'stamp' || !translatedTo.includes(locale)) throw new Misused(USAGE);
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
		const states = translatedTo.map((locale) => {
			const { review, isOlder } = stateOf(locale, slug);
			return `${locale} ${review}${isOlder ? ', OLDER than the English' : ''}`;
		});
		console.log(`${slug.padEnd(30)} ${states.join('   ')}`);
	}
}
