import { isLocale, sourceLocale, type Locale } from '#lib/i18n/locales.ts';
import type { CompiledPage } from './compile.ts';
import { emergency } from './contacts.ts';

const modules = import.meta.glob<CompiledPage>('/content/*/*.md', { eager: true });

const pages = new Map(
	Object.entries(modules).map(([path, { meta, sections }]) => {
		const [, locale, slug] = /\/content\/([a-z-]+)\/([a-z-]+)\.md$/.exec(path)!;
		return [`${locale}/${slug}`, { meta, sections: sections.map(withNumbers) }];
	})
);

/** Slugs of all pages of guidance, in the source language. */
export const slugs: readonly string[] = [...pages.keys()]
	.filter((key) => key.startsWith(`${sourceLocale}/`))
	.map((key) => key.slice(sourceLocale.length + 1));

/** A page in a language, its contacts filled in from the records; undefined when there is none. */
export const page = (locale: Locale, slug: string): CompiledPage | undefined =>
	isLocale(locale) ? pages.get(`${locale}/${slug}`) : undefined;

/** `{{emergency}}` in a text becomes the number of the record, to be called by touching it. */
function withNumbers(section: CompiledPage['sections'][number]) {
	const { number } = emergency;
	return {
		...section,
		html: section.html.replaceAll('{{emergency}}', `<a href="tel:${number}">${number}</a>`)
	};
}
