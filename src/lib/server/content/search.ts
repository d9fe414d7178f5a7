import MiniSearch from 'minisearch';
import type { Locale } from '#lib/i18n/locales.ts';
import { folded } from '#lib/text/typed.ts';
import { pagesOf, type Page } from './pages.ts';

/** More are not looked through by anybody. */
const MOST = 12;
/** A word longer than this is none, and would only cost time. */
const LONGEST = 200;

type Found = Pick<Page, 'slug' | 'title' | 'description' | 'drawing'>;

type Indexed = Page & { readonly text: string };

const indexes = new Map<Locale, MiniSearch<Indexed>>();

/** Pages of guidance that hold the words, the best first; case, accents and a slip of the finger do not matter. */
export function search(locale: Locale, words: string): readonly Found[] {
	const index = indexes.get(locale) ?? indexed(locale);
	const pages = new Map(pagesOf(locale).map((page) => [page.slug, page]));
	return index
		.search(words.slice(0, LONGEST))
		.slice(0, MOST)
		.flatMap(({ id }) => pages.get(id) ?? [])
		.map(({ slug, title, description, drawing }) => ({ slug, title, description, drawing }));
}

function indexed(locale: Locale): MiniSearch<Indexed> {
	const index = new MiniSearch<Indexed>({
		idField: 'slug',
		fields: ['title', 'heading', 'lead', 'text'],
		processTerm: folded,
		searchOptions: {
			boost: { title: 4, heading: 4, lead: 2 },
			prefix: (term) => term.length > 2,
			fuzzy: (term) => (term.length > 4 ? 0.2 : false)
		}
	});
	index.addAll(pagesOf(locale).map((page) => ({ ...page, text: textOf(page) })));
	indexes.set(locale, index);
	return index;
}

const textOf = ({ description, sections }: Page): string =>
	[description, ...sections.map(({ html }) => html.replace(/<[^>]+>/g, ' '))].join(' ');
