import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { connect, keepFresh, reread } from '../db/index.ts';
import * as tips from '../tips/index.ts';
import * as policies from '../../../../tests/support/policies.ts';

const now = new Date('2026-11-23T12:00:00Z');
const later = new Date('2026-11-24T12:00:00Z');
const joan = { by: 'Joan Phipps, Public Prosecutions', on: '2026-11-20' };
const minutes = 'Task force minutes of 2026-11-20';

let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(() => house.database.as.owner.execute(sql`delete from policies`));

const desk = () => house.desk.db;
const alton = () => ({ officerId: house.alton.officerId, role: 'administrator' as const });
const at = (key: policies.AnyKey, version: number, locale: Locale = 'en') => ({
	key,
	locale,
	version
});
const write = (
	key: policies.AnyKey,
	text: string,
	version = 0,
	locale: Locale = 'en',
	when = now
) => policies.set(desk(), alton(), at(key, version, locale), { text, source: minutes }, when);
const approve = (key: policies.AnyKey, version = 1, locale: Locale = 'en', when = now) =>
	policies.approve(desk(), alton(), at(key, version, locale), joan, when);
async function approveAll(): Promise<void> {
	for (const key of policies.keys) {
		await write(key, `English of ${key}.`);
		await approve(key);
	}
}
const entry = async (key: policies.Key, locale: Locale = 'en') =>
	(await policies.list(desk())).find((one) => one.key === key && one.locale === locale)!;
/** What a site that starts now shows to a reader of this language. */
const onPage = (locale: Locale = 'en', example?: (key: policies.Key) => string) =>
	policies.shown(policies.createCache(house.database.as.public), locale, example);

describe('the words that officers read', () => {
	it('are theirs alone once they are approved, in English, and close no form', async () => {
		const key = 'desk-child';
		expect(await write(key, 'Call them the same day.')).toEqual({ ok: true });
		expect(await policies.atDesk(desk())).toEqual({});
		expect(await approve(key)).toEqual({ ok: true });
		const words = { text: 'Call them the same day.', by: joan.by, on: joan.on };
		expect(await policies.atDesk(desk())).toEqual({ [key]: words });
		const locales = (await policies.list(desk())).filter((one) => one.key === key);
		expect(locales.map(({ locale }) => locale)).toEqual(['en']);
		const cache = policies.createCache(house.database.as.public);
		expect(((await cache.load(cache.db)) ?? []).map((one) => one.key)).not.toContain(key);
	});
});

describe('the words before the form', () => {
	it('are shown once all three are approved in English, and each act is on record', async () => {
		expect(await write('must-act', 'First.\r\n\r\nSecond.')).toEqual({ ok: true });
		expect(await approve('must-act')).toEqual({ ok: true });
		const [set, approved] = (await actsOfPeople(house.database)).slice(-2);
		expect(set).toMatchObject({
			...{ act: 'policy.set', by: alton().officerId, subject: 'must-act en' },
			detail: { version: 0, source: minutes, text: 'First.\n\nSecond.' },
			noted: { version: 1, state: 'draft' },
			signed: { count: 1 }
		});
		expect(approved).toMatchObject({
			act: 'policy.approved',
			detail: { version: 1, ...joan, text: 'First.\n\nSecond.' },
			noted: { version: 2, state: 'approved' }
		});
		expect(await onPage()).toBeUndefined();
		for (const key of ['what-happens', 'cannot-promise'] as const) {
			await write(key, 'Words.');
			await approve(key);
		}
		const shown = await onPage();
		expect(shown?.map(({ key }) => key)).toEqual(policies.keys);
		expect(shown?.[1]).toEqual({
			...{ key: 'must-act', lang: 'en', isExample: false },
			paragraphs: ['First.', 'Second.']
		});
	});

	it('stay as they were approved while somebody writes new ones, and every version is kept', async () => {
		await approveAll();
		expect(await write('must-act', 'Newer words.', 2)).toEqual({ ok: true });
		expect((await onPage())?.[1]?.paragraphs).toEqual(['English of must-act.']);
		expect(await entry('must-act')).toMatchObject({ state: 'approved', hasNewer: true });
		expect(await approve('must-act', 3)).toEqual({ ok: true });
		expect((await onPage())?.[1]?.paragraphs).toEqual(['Newer words.']);
		const { versions } = await entry('must-act');
		expect(versions.map(({ version, state, text }) => [version, state, text])).toEqual([
			[4, 'approved', 'Newer words.'],
			[3, 'draft', 'Newer words.'],
			[2, 'approved', 'English of must-act.'],
			[1, 'draft', 'English of must-act.']
		]);
		expect(versions[0]?.writer).toBe(house.alton.name);
	});

	it('are gone when the approval of one is withdrawn, whatever is newer, and it is on record', async () => {
		await approveAll();
		await write('must-act', 'Newer words.', 2);
		expect(await policies.withdraw(desk(), alton(), at('must-act', 3), now)).toEqual({ ok: true });
		expect(await onPage()).toBeUndefined();
		expect(await entry('must-act')).toMatchObject({ state: 'withdrawn', inForce: undefined });
		const act = (await actsOfPeople(house.database)).at(-1);
		expect(act).toMatchObject({ act: 'policy.withdrawn', subject: 'must-act en' });
		expect(await policies.withdraw(desk(), alton(), at('must-act', 4), now)).toEqual({
			ok: false,
			why: 'unknown'
		});
		expect(await approve('must-act', 4)).toEqual({ ok: true });
		expect((await onPage())?.[1]?.paragraphs).toEqual(['Newer words.']);
	});

	it('are English, and say so, in a language without approved words of its own', async () => {
		await approveAll();
		await write('must-act', 'En español.', 0, 'es');
		expect((await onPage('es'))?.[1]).toMatchObject({ lang: 'en' });
		await approve('must-act', 1, 'es');
		const [first, second] = (await onPage('es'))!;
		expect([first?.lang, second?.lang, second?.paragraphs]).toEqual(['en', 'es', ['En español.']]);
		expect((await onPage('fr'))?.[1]).toMatchObject({ lang: 'en' });
		await policies.withdraw(desk(), alton(), at('must-act', 2), now);
		expect(await onPage('es'), 'closed without the English').toBeUndefined();
	});

	it('are called older where the English was approved anew since', async () => {
		await approveAll();
		await write('must-act', 'En español.', 0, 'es');
		await approve('must-act', 1, 'es');
		expect((await entry('must-act', 'es')).isOlder).toBe(false);
		await write('must-act', 'Newer words.', 2, 'en', later);
		expect((await entry('must-act', 'es')).isOlder).toBe(false);
		await approve('must-act', 3, 'en', later);
		expect((await entry('must-act', 'es')).isOlder).toBe(true);
	});

	it('are examples only where somebody gives examples, and only for what is not approved', async () => {
		await write('must-act', 'Approved.');
		await approve('must-act');
		expect(await onPage('fr')).toBeUndefined();
		const shown = await onPage('fr', (key) => `exemple: ${key}`);
		expect(shown?.map(({ lang, isExample }) => [lang, isExample])).toEqual([
			['fr', true],
			['en', false],
			['fr', true]
		]);
	});
});

describe('an administrator', () => {
	it('who was slower is told, and changes nothing', async () => {
		const both = await Promise.all([write('must-act', 'Mine.'), write('must-act', 'Yours.')]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, why: 'changed-meanwhile' }]);
		const before = (await actsOfPeople(house.database)).length;
		expect(await approve('must-act', 0)).toEqual({ ok: false, why: 'changed-meanwhile' });
		expect((await entry('must-act')).versions).toHaveLength(1);
		expect(await actsOfPeople(house.database)).toHaveLength(before);
	});

	it('alone may change them', async () => {
		const mara = { officerId: house.mara.officerId, role: 'supervisor' as const };
		const given = { text: 'Words.', source: minutes };
		expect(await policies.set(desk(), mara, at('must-act', 0), given, now)).toEqual({
			ok: false,
			why: 'not-allowed'
		});
		await write('must-act', 'Words.');
		expect(await policies.approve(desk(), mara, at('must-act', 1), joan, now)).toEqual({
			ok: false,
			why: 'not-allowed'
		});
		expect((await entry('must-act')).state).toBe('draft');
	});

	it('cannot approve what nobody wrote, without a person, or for a day that is none or has not come', async () => {
		expect(await approve('must-act', 0)).toEqual({ ok: false, why: 'unknown' });
		await write('must-act', 'Words.');
		for (const wrong of [
			{ ...joan, by: 'Joan' },
			{ ...joan, on: '' },
			{ ...joan, on: '2026-02-31' },
			{ ...joan, on: '2026-12-24' }
		]) {
			const is = await policies.approve(desk(), alton(), at('must-act', 1), wrong, now);
			expect(is, JSON.stringify(wrong)).toEqual({ ok: false, why: 'unreadable' });
		}
		expect((await entry('must-act')).versions).toHaveLength(1);
	});

	it('cannot write what is empty, too long, from nowhere, or no text', async () => {
		const given = { text: 'Words.', source: minutes };
		for (const wrong of [
			{ ...given, text: ' ' },
			{ ...given, text: 'x'.repeat(policies.LONGEST + 1) },
			{ ...given, text: 'a\0b' },
			{ ...given, source: '' }
		]) {
			const is = await policies.set(desk(), alton(), at('must-act', 0), wrong, now);
			expect(is).toEqual({ ok: false, why: 'unreadable' });
		}
		expect((await entry('must-act')).versions).toEqual([]);
	});
});

describe('the form', () => {
	const dead = connect('postgres://plainsight_public@127.0.0.1:9/none', { name: 'test', max: 1 });
	afterAll(() => dead.$client.end({ timeout: 0 }));
	const intakeWith = (cache: policies.PolicyCache): tips.Intake => ({
		...house.intake,
		policies: (locale) => policies.shown(cache, locale)
	});

	it('is closed without an approval, and opens and closes again though nobody restarts it', async () => {
		const cache = policies.createCache(house.database.as.public);
		keepFresh(cache, () => undefined, 20);
		const is = async () => (await tips.acceptance(intakeWith(cache), 'en', now)).is;
		expect(await is()).toBe('closed');
		await approveAll();
		await expect.poll(is).toBe('accepting');
		await policies.withdraw(desk(), alton(), at('must-act', 2), now);
		await expect.poll(is).toBe('closed');
	});

	it('is closed while a process knows no words, and open as soon as it can read them', async () => {
		await approveAll();
		const unread = policies.createCache(dead);
		expect((await tips.acceptance(intakeWith(unread), 'en', now)).is).toBe('closed');
		const read = { ...unread, db: house.database.as.public };
		expect((await tips.acceptance(intakeWith(read), 'en', now)).is).toBe('accepting');
		const cut = { ...read, db: dead };
		await expect(reread(cut)).rejects.toThrow();
		expect((await tips.acceptance(intakeWith(cut), 'en', now)).is).toBe('accepting');
	});
});
