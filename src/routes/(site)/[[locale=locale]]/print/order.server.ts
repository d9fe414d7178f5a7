import { createHash } from 'node:crypto';
import { pathIn, type Locale } from '#lib/i18n/locales.ts';
import { messages } from '#lib/i18n/messages.ts';
import { chosen, emergencyNumber, inLanguage } from '#lib/server/contacts/index.ts';
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
	const emergency = emergencyNumber(shown);
	const said = {
		text: text.on,
		emergency,
		numbers: chosen(shown, numbers).map((contact) => {
			const { label, number } = inLanguage(contact, locale);
			// The number first, where no line end can break it.
			return `${number} ${label}`;
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

/** The lists of a page; what not to do is said by the first steps where the page itself does not. */
function onCard(locale: Locale, slug: string, emergency: string): print.Copy['role'] {
	const of = (slug: string) => {
		const found = content.page(locale, slug);
		if (!found) throw new Error(`no guidance for a card: ${slug}`);
		return content.withNumber(found, emergency);
	};
	const lists = (page: content.Page, kind: content.Section['kind']) =>
		page.sections.filter((section) => section.kind === kind);
	const items = (sections: readonly content.Section[]) =>
		sections.flatMap(({ html }) => textsOf('li', html));
	const page = of(slug);
	const signs = lists(page, 'signs');
	const avoid = lists(page, 'avoid');
	return {
		title: page.title,
		signs: signs.map((section) => {
			const [heading = ''] = textsOf('h2', section.html);
			// The first of each list, so that no role is left out where there is no room for all.
			return { heading, lines: items([section]).slice(0, MOST_SIGNS / signs.length) };
		}),
		steps: items(lists(page, 'steps')),
		avoid: items(avoid.length > 0 ? avoid : lists(of('first-steps'), 'avoid'))
	};
}

/** What stands in a tag, as plain text: of our own compiled Markdown, so there is little to undo. */
const textsOf = (tag: 'li' | 'h2', html: string): string[] =>
	[...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, inner = '']) =>
		inner
			.replace(/<[^>]+>/g, '')
			.replaceAll('&quot;', '"')
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&amp;', '&')
			.trim()
	);
