import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales, pathIn, type Locale } from '../../src/lib/i18n/locales.ts';
import { messages } from '../../src/lib/i18n/messages.ts';
import { solve } from '../../src/lib/proof/solve.ts';
import { firstOf, nextEpoch, putEpoch, withRecovery } from '../support/cards.ts';
import { createHouse, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { askedOn, call, codeOn, sendingOf, valueOf } from '../support/wire.ts';

let house: House;
let site: Server;
beforeAll(async () => {
	house = await createHouse();
	site = await startServer(publicSettings(house));
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

const all = Object.keys(locales) as Locale[];
/** What a page says, as somebody reads it: without its head, its tags and its spaces between. */
const textOf = (html: string) =>
	html
		.replace(/^[\s\S]*<main/, '<main')
		.replace(/<[^>]+>/g, '')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&')
		.replace(/\s+/g, ' ');
const plain = (words: string) => words.replace(/\s+/g, ' ');
/** Whether the number for danger is the first thing that the page says, before its heading. */
const callsFirst = (html: string) => {
	const main = html.slice(html.indexOf('<main'));
	const number = main.indexOf('href="tel:911"');
	return number >= 0 && number < main.indexOf('<h1');
};

describe.each(all)('in %s', (locale) => {
	const { tip, site: words } = messages(locale);
	const at = (path: `/${string}`) => pathIn(locale, path);
	const post = (form: Record<string, string>) => call({ origin: site.origin }, at('/tip'), form);
	const get = (path: `/${string}`) => call({ origin: site.origin }, at(path));

	it('the form says to call whoever can, and whoever cannot to send it', async () => {
		const before = textOf((await get('/tip')).html);
		expect(before).toContain(plain(tip.before.danger));
		expect(before).toContain(plain(tip.before.cannotCall));
	});

	it('each page of a form that says danger has the number first, and the receipt sends nobody away', async () => {
		const first = await post({ step: 'start', way: 'me' });
		expect(callsFirst(first.html)).toBe(false);
		const carried = ({ html }: typeof first) => ({
			ticket: valueOf(html, 'ticket'),
			draft: valueOf(html, 'draft')
		});
		const story = { page: 'story', what: 'He is outside.', danger: 'yes' };
		const details = await post({ ...carried(first), ...story, step: 'more' });
		const again = await post({ ...carried(details), page: 'details', step: 'change' });
		const error = await post({ ...carried(again), ...story, what: '', step: 'more' });
		const check = await post({ ...carried(details), page: 'details', step: 'review' });
		const { challenge, bits } = askedOn(check);
		const work = `${challenge}.${solve(challenge, bits)}`;
		const receipt = await post({ ...sendingOf(check), work });
		expect(codeOn(receipt.html)).toBeDefined();
		for (const { html } of [details, again, error, check, receipt]) {
			expect(callsFirst(html)).toBe(true);
		}
		const says = textOf(receipt.html);
		expect(says).toContain(plain(tip.receipt.inDanger));
		for (const line of tip.receipt.nextDanger) expect(says).toContain(plain(line));
		expect(says).not.toContain(plain(tip.receipt.nextList[1]!));
	});

	it('a list without a checked number names whose work it is, and who tells how to reach them', async () => {
		const { none, ask, roles } = words.contacts;
		const lists = {
			'/help': ['child', 'support', 'legal', 'labour', 'refugee'],
			'/leaving': ['child', 'support', 'legal', 'labour', 'refugee'],
			'/a-child': ['child'],
			'/my-papers-and-pay': ['legal', 'labour'],
			'/if-you-ask-for-help': ['refugee'],
			'/from-abroad': ['abroad']
		} as const;
		for (const [path, named] of Object.entries(lists)) {
			const says = textOf((await get(path as '/')).html);
			for (const text of [none, ask, ...named.flatMap((role) => roles[role])]) {
				expect(says, path).toContain(plain(text));
			}
		}
		const { html } = await get('/contacts');
		expect(textOf(html).split(plain(none))).toHaveLength(2);
	});

	it('whoever has no code is told to write anew, and that nobody says on the phone what there is', async () => {
		expect(textOf((await get('/tip/return')).html)).toContain(plain(tip.back.noCode));
	});

	it('labels and hints are separate words where nothing is laid out', async () => {
		const first = await post({ step: 'start', way: 'known' });
		for (const { html } of [await get('/tip'), first]) {
			expect(html.match(/[^\s>]<span class="(hint|hush)/g) ?? []).toEqual([]);
			expect(html.match(/[^\s>]<small|[^\s>]<\/(span|small)>[\p{L}\d]/gu) ?? []).toEqual([]);
		}
	});
});

describe('while no lane takes new tips any more', () => {
	let late: Server;
	beforeAll(async () => {
		const now = new Date(Date.now() - 101 * 86_400_000);
		const { house: old, recovery } = await withRecovery(await createHouse());
		const lanes = {
			general: { kind: 'general', members: [old.mara, old.devon] },
			review: { kind: 'restricted', members: [old.ruth, old.joan] }
		} as const;
		for (const lane of ['general', 'review'] as const) {
			const { kind, members } = lanes[lane];
			const made = { lane, kind, members, recovery, now };
			await putEpoch(old, await nextEpoch(made, await firstOf(old, lane)), members);
		}
		late = await startServer(publicSettings(old));
		closes = old.database.close;
	});
	let closes: () => Promise<void>;
	afterAll(async () => {
		await late.stop();
		await closes();
	});

	it.each(all)(
		'in %s the form is open all the same, says that it can take days, and whom to call',
		async (locale) => {
			const { tip } = messages(locale);
			const before = await call({ origin: late.origin }, pathIn(locale, '/tip'));
			const says = textOf(before.html);
			for (const words of [tip.before.late.lead, tip.before.late.cannotCall])
				expect(says).toContain(plain(words));
			expect(before.html).toContain('href="tel:911"');
			expect(says).not.toContain(plain(tip.before.cannotCall));
			expect(says).not.toContain(plain(tip.before.who));
		}
	);

	it('what is sent is kept, and its receipt promises nothing within hours', async () => {
		const { tip } = messages('en');
		const post = (form: Record<string, string>) => call({ origin: late.origin }, '/tip', form);
		const first = await post({ step: 'start', way: 'me' });
		const carried = { ticket: valueOf(first.html, 'ticket'), draft: valueOf(first.html, 'draft') };
		const story = { page: 'story', what: 'He is outside.', danger: 'yes' };
		const check = await post({ ...carried, ...story, step: 'review' });
		expect(textOf(check.html)).toContain(plain(tip.before.late.cannotCall));
		const { challenge, bits } = askedOn(check);
		const receipt = await post({
			...sendingOf(check),
			work: `${challenge}.${solve(challenge, bits)}`
		});
		expect(codeOn(receipt.html)).toBeDefined();
		const says = textOf(receipt.html);
		for (const words of [
			tip.receipt.unroutable,
			tip.before.late.inDanger,
			...tip.receipt.nextUnroutable
		])
			expect(says).toContain(plain(words));
		expect(says).not.toContain(plain(tip.receipt.inDanger));
	});
});
