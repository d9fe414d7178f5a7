import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../../tests/support/pdf.ts';
import { locales, pathIn, type Locale } from '#lib/i18n/locales.ts';
import { messages } from '#lib/i18n/messages.ts';
import { shipped, type Contact } from '#lib/server/contacts/index.ts';
import { papers, sheet, sheets, type Paper, type SheetName } from '#lib/server/print/index.ts';
import { order } from './order.server.ts';

const now = new Date('2026-11-23T12:00:00Z');
const siteOrigin = 'https://plainsight.example';
const emergency = shipped.filter(({ kind }) => kind === 'emergency');
/** Verified numbers of the kinds that sheets carry, as many as there may well be. */
const verified = shipped.map((contact) => ({ ...contact, verifiedOn: '2026-11-20' }));

const ordered = (
	locale: Locale,
	name: SheetName,
	paper: Paper,
	contacts: readonly Contact[],
	origin = siteOrigin
) => {
	const locals: Pick<App.Locals, 'locale' | 'siteOrigin' | 'now' | 'contacts'> = {
		...{ locale, siteOrigin: origin, now: () => now, contacts: () => contacts }
	};
	return order(locals as App.Locals, name, paper);
};
const printed = (...of: Parameters<typeof ordered>) => sheet(ordered(...of));
/** Whether it stands in the file as it is: a PDF in a test's report is no use to anybody. */
const finds = (bytes: Buffer, what: RegExp) => what.test(bytes.toString('latin1'));
/** Line ends are where the paper ends: a long address is broken, too. */
const flat = (text: string) => text.replace(/\s+/g, '');

for (const locale of Object.keys(locales) as Locale[]) {
	describe.each(Object.keys(sheets) as SheetName[])(`%s in ${locale}`, (name) => {
		it.each(Object.keys(papers) as Paper[])(
			'on %s is one page with the number, the date, the address and a code that says it',
			async (paper) => {
				const bytes = await printed(locale, name, paper, verified);
				// What the list of sheets promises.
				expect(bytes.length).toBeLessThan(50_000);
				const { pages, text, width, height, qr } = await readPdf(bytes);
				const { width: short, height: long } = papers[paper];
				expect([
					pages,
					Math.round(Math.min(width, height)),
					Math.round(Math.max(width, height))
				]).toEqual([1, Math.round(short), Math.round(long)]);
				const address = siteOrigin + pathIn(locale, sheets[name].leadsTo);
				expect(qr).toBe(address);
				expect(flat(text)).toContain(address.replace('https://', ''));
				expect(flat(text)).toContain('911');
				expect(flat(text)).toContain(flat(messages(locale).writing.date('2026-11-23')));
				expect(text).not.toContain('{{');
			}
		);
	});
}

describe('a sheet', () => {
	it('bears only numbers that may be shown, and those in its kind', async () => {
		const bare = await readPdf(await printed('en', 'free-to-leave', 'a4', emergency));
		expect(bare.text).not.toContain('765-5492');
		const full = await readPdf(await printed('en', 'free-to-leave', 'a4', verified));
		expect(full.text).toContain('765-5492');
		expect(full.text, 'nothing of the police').not.toContain('665-3091');
	});

	it('is made whatever staff called a contact', async () => {
		for (const label of ['x'.repeat(300), 'A long name '.repeat(25), '中国大使馆']) {
			const contacts = verified.map((contact) => ({
				...contact,
				texts: { en: { ...contact.texts.en, label } }
			}));
			const made = Object.keys(sheets).map((name) =>
				printed('en', name as SheetName, 'a4', contacts)
			);
			await expect(Promise.all(made)).resolves.toHaveLength(made.length);
		}
	});

	it('for a role says whose signs they are, and what the page of that role says not to do', () => {
		const role = (name: SheetName) => ordered('en', name, 'a4', emergency).copy.role!;
		const team = role('card-hotels').signs.find(({ heading }) => heading === 'Your own team');
		expect(team?.lines).toContain('An agent keeps their papers.');
		expect(role('card-security').avoid).toContain('Do not follow them off your post.');
		expect(role('card-taxis').avoid).toContain('No search. No chase. No photos.');
	});

	it('fits an address as long as a ministry’s', async () => {
		const long = 'https://plainsight.nationalsecurity.gov.kn';
		for (const name of Object.keys(sheets) as SheetName[]) {
			const { qr } = await readPdf(await printed('ht', name, 'letter', verified, long));
			expect(qr).toBe(long + pathIn('ht', sheets[name].leadsTo));
		}
	});

	it('says the day it was printed and no finer, and nothing of who made it', async () => {
		const bytes = await printed('en', 'stickers', 'a4', emergency);
		expect(finds(bytes, /\(D:20261123000000Z\)/)).toBe(true);
		expect(finds(bytes, /Author|node_modules/)).toBe(false);
		for (const leak of [hostname(), process.cwd()]) expect(bytes.includes(leak)).toBe(false);
	});

	it('has its letters in it, what is a list and a picture, and what language it is in', async () => {
		const bytes = await printed('en', 'know-the-signs', 'a4', emergency);
		for (const mark of [
			/FontFile2/,
			/\/Lang \(en\)/,
			/\/MarkInfo/,
			/\/S \/LBody/,
			/\/S \/Figure/
		]) {
			expect(finds(bytes, mark), String(mark)).toBe(true);
		}
	});
});
