import { createHash } from 'node:crypto';
import { pathIn, type Locale } from '#lib/i18n/locales.ts';
import { messages } from '#lib/i18n/messages.ts';
import { chosen, inLanguage } from '#lib/server/contacts/index.ts';
import * as content from '#lib/server/content/index.ts';
import * as print from '#lib/server/print/index.ts';

/** More do not fit on half a sheet in letters that can be read. */
const MOST_SIGNS = 8;

/** What a sheet says today, from the same pages and records that the site shows. */
export function order(
	{ locale, contacts, siteOrigin, now }: App.Locals,
	sheet: print.SheetName,
	paper: print.Paper
): print.Order {
	const { print: text, review, writing } = messages(locale);
	const { leadsTo, role, numbers }: print.Sheet = print.sheets[sheet];
	const day = now().toISOString().slice(0, 10);
	const shown = contacts();
	const address = siteOrigin + pathIn(locale, leadsTo);
	const emergency = chosen(shown, ['emergency'])[0]!.number;
	const said = {
		text: text.on,
		emergency,
		numbers: chosen(shown, numbers).map((contact) => {
			const { label, number } = inLanguage(contact, locale);
			return `${label} ${number}`;
		}),
		...{ address, shortAddress: address.replace(/^https?:\/\//, '') },
		role: role ? onCard(locale, role, emergency) : undefined
	};
	const version = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 6);
	const notes = [text.on.date(writing.date(day)), version];
	if (review === 'unreviewed') notes.push(text.on.unreviewed);
	return {
		...{ sheet, paper, locale, day, title: text.sheets[sheet].name },
		copy: { ...said, date: notes.join(' · ') }
	};
}

/** The lists of a page, and what the first steps say not to do. */
function onCard(locale: Locale, slug: string, emergency: string): print.Copy['role'] {
	const of = (slug: string) => content.withNumber(content.page(locale, slug)!, emergency);
	const page = of(slug);
	const lines = (page: content.Page, kind: string, most = Infinity) => {
		const sections = page.sections.filter((section) => section.kind === kind);
		// The first of each list, so that no role is left out where there is no room for all.
		return sections.flatMap(({ html }) => itemsOf(html).slice(0, most / sections.length));
	};
	return {
		heading: page.heading,
		signs: lines(page, 'signs', MOST_SIGNS),
		steps: lines(page, 'steps'),
		avoid: lines(of('first-steps'), 'avoid')
	};
}

/** The items of a list as plain text: of our own compiled Markdown, so there is little to undo. */
const itemsOf = (html: string): string[] =>
	[...html.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item]) =>
		item!
			.replace(/<[^>]+>/g, '')
			.replaceAll('&quot;', '"')
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&amp;', '&')
			.trim()
	);
