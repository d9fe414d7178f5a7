import { everyLocale, pathIn, sourceLocale, type Locale } from '#lib/i18n/locales.ts';
import type { CompiledPage, Section } from './compile.ts';
import type { SourceMeta, TranslationMeta } from './front-matter.ts';

/** A page of guidance in a language. */
export type Page = Pick<SourceMeta, 'title' | 'description' | 'heading' | 'lead' | 'updated'> & {
	readonly slug: string;
	readonly locale: Locale;
	readonly next: { readonly to: string; readonly words: string };
	/** `source`, `unreviewed`, or who reviewed the translation and when. */
	readonly review: string;
	/** The source has changed since this was translated. */
	readonly isOlder: boolean;
	readonly part?: string;
	readonly order: number;
	readonly drawing: string;
	readonly basis?: 'practice';
	readonly sections: readonly Section[];
};

const modules = import.meta.glob<CompiledPage>('/content/*/*.md', { eager: true });
const compiled = (locale: Locale, slug: string) => modules[`/content/${locale}/${slug}.md`];

/** Slugs of all pages of guidance, in the source language. */
export const slugs: readonly string[] = Object.keys(modules).flatMap(
	(path) => new RegExp(`^/content/${sourceLocale}/(.+)\\.md$`).exec(path)?.[1] ?? []
);

const pages = new Map(
	everyLocale.flatMap((locale) =>
		slugs.flatMap((slug) => {
			const page = read(locale, slug);
			return page ? [[`${locale}/${slug}`, page]] : [];
		})
	)
);

/** A page in a language; undefined when there is none. */
export const page = (locale: Locale, slug: string): Page | undefined =>
	pages.get(`${locale}/${slug}`);

/** `{{emergency}}` becomes the number of the record, to be called by touching it. */
export const withNumber = (page: Page, number: string): Page => ({
	...page,
	lead: page.lead.replaceAll('{{emergency}}', number),
	sections: page.sections.map((section) => ({
		...section,
		html: section.html.replaceAll('{{emergency}}', `<a href="tel:${number}">${number}</a>`)
	}))
});

/** All pages in a language, or those that belong to one, in their order. */
export const pagesOf = (locale: Locale, part?: string): readonly Page[] =>
	[...pages.values()]
		.filter((page) => page.locale === locale && (part === undefined || page.part === part))
		.sort((a, b) => a.order - b.order);

/** Where a page belongs is said once, by its source; a translation brings words alone. */
function read(locale: Locale, slug: string): Page | undefined {
	const source = compiled(sourceLocale, slug) as CompiledPage<SourceMeta>;
	const own = compiled(locale, slug);
	if (!own) return undefined;
	const { title, description, heading, lead, next, updated, review } = own.meta;
	const { part, order = 0, drawing, basis } = source.meta;
	const [, to, words] = /^\/(\S*) (.+)$/.exec(next) ?? [];
	if (to === undefined || !words) throw new Error(`${slug} leads nowhere: ${next}`);
	return {
		...{
			slug,
			locale,
			title,
			description,
			heading,
			lead,
			updated,
			review,
			part,
			order,
			drawing,
			basis
		},
		next: { to: pathIn(locale, `/${to}`), words },
		isOlder: locale !== sourceLocale && (own.meta as TranslationMeta).of !== source.textDigest,
		sections: own.sections.map((section) => ({ ...section, html: linked(section.html, locale) }))
	};
}

/** Links lead to the same language. */
function linked(html: string, locale: Locale): string {
	return html.replace(
		/href="(\/[^"]*)"/g,
		(_, path: `/${string}`) => `href="${pathIn(locale, path)}"`
	);
}
