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

const printed = (locale: Locale, name: SheetName, paper: Paper, contacts: readonly Contact[]) =>
	sheet(
		order(
			{ locale, siteOrigin, now: () => now, contacts: () => contacts } as App.Locals,
			name,
			paper
		)
	);
/** Whether it stands in the file as it is: a PDF in a test's report is no use to anybody. */
const finds = (bytes: Buffer, what: RegExp) => what.test(bytes.toString('latin1'));
/** Line ends are where the paper ends. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

for (const locale of Object.keys(locales) as Locale[]) {
	describe.each(Object.keys(sheets) as SheetName[])(`%s in ${locale}`, (name) => {
		it.each(Object.keys(papers) as Paper[])(
			'on %s is one page with the number, the date, the address and a code that says it',
			async (paper) => {
				const bytes = await printed(locale, name, paper, verified);
				expect(bytes.length).toBeLessThan(150_000);
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
				expect(flat(text)).toContain(messages(locale).writing.date('2026-11-23'));
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

	it('is the same bytes for the same day, and its date is the day’s and no finer', async () => {
		const [one, two] = await Promise.all(
			['a', 'b'].map(() => printed('en', 'stickers', 'a4', emergency))
		);
		expect(one!.equals(two!)).toBe(true);
		expect(finds(one!, /\(D:20261123000000Z\)/)).toBe(true);
		expect(finds(one!, /Author|\/home|\/work\/|node_modules/)).toBe(false);
	});

	it('has its letters in it, and says what language it is in', async () => {
		const bytes = await printed('en', 'know-the-signs', 'a4', emergency);
		for (const mark of [/FontFile2/, /\/Lang \(en\)/, /\/MarkInfo/]) {
			expect(finds(bytes, mark), String(mark)).toBe(true);
		}
	});
});
