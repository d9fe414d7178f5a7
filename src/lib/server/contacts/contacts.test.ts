import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { connect, keepFresh, reread } from '../db/index.ts';
import * as contacts from '../../../../tests/support/contacts.ts';

const now = new Date('2026-11-23T12:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000);
const check = { by: 'Alton Warner', source: 'Called, spoke with the duty officer' };

let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const desk = () => house.desk.db;
const alton = () => ({ officerId: house.alton.officerId, role: 'administrator' as const });
const entry = async (id: string) =>
	(await contacts.list(desk(), now)).find(({ record }) => record.id === id);
/** What a site that starts now, and has read the database, shows on that day. */
async function onPage(day = now): Promise<string[]> {
	const cache = contacts.createCache(house.database.as.public);
	await reread(cache);
	return contacts.shown(cache, day).map(({ id }) => id);
}

describe('the contacts that the country ships with', () => {
	it('are records as they should be, of which the emergency number alone is shown', async () => {
		expect(contacts.shipped.length).toBeGreaterThan(5);
		expect(await onPage()).toEqual(['emergency']);
		for (const { id, source } of contacts.shipped) expect(source, id).toMatch(/\d{4}/);
	});

	it('have the emergency number in every language of the site', () => {
		const { texts } = contacts.shipped.find(({ id }) => id === 'emergency')!;
		expect(Object.keys(texts)).toEqual(['en', 'es', 'ht', 'fr']);
	});
});

describe('a contact', () => {
	it('is shown once it was checked, until its check is too old, and both are on record', async () => {
		const verified = await contacts.verify(
			desk(),
			alton(),
			{ id: 'legal-aid', revision: 0 },
			check,
			now
		);
		expect(verified).toEqual({ ok: true });
		expect(await onPage()).toEqual(['emergency', 'legal-aid']);
		expect(await onPage(days(contacts.VERIFIED_FOR_DAYS - 2))).toContain('legal-aid');
		expect(await onPage(days(contacts.VERIFIED_FOR_DAYS + 1))).toEqual(['emergency']);
		const act = (await actsOfPeople(house.database)).at(-1);
		expect(act).toMatchObject({
			act: 'contact.verified',
			by: alton().officerId,
			subject: 'legal-aid'
		});
		expect(act).toMatchObject({
			detail: { number: '467-1572', source: check.source },
			noted: { verifiedBy: check.by, verifiedOn: '2026-11-23' },
			signed: { count: 1 }
		});
	});

	it('whose number is changed has to be checked again, one whose hours are has not', async () => {
		const { record, revision } = (await entry('legal-aid'))!;
		const words = { ...record.texts.en, hours: 'Monday to Friday' };
		const hours = { ...record, texts: { ...record.texts, en: words } };
		expect(await contacts.set(desk(), alton(), hours, revision, now)).toEqual({ ok: true });
		expect((await entry('legal-aid'))?.state).toBe('shown');
		const number = { ...hours, number: '467-0000' };
		expect(await contacts.set(desk(), alton(), number, revision + 1, now)).toEqual({ ok: true });
		expect((await entry('legal-aid'))?.state).toBe('unverified');
		expect(await onPage()).toEqual(['emergency']);
	});

	it('can be added, withdrawn and brought back', async () => {
		const record = {
			...contacts.shipped.find(({ id }) => id === 'gender-affairs')!,
			id: 'nevis-social-services',
			island: 'nevis' as const
		};
		expect(await contacts.set(desk(), null, record, 0, now)).toEqual({ ok: true });
		expect(await contacts.verify(desk(), null, { id: record.id, revision: 1 }, check, now)).toEqual(
			{ ok: true }
		);
		expect(await onPage()).toContain(record.id);
		expect(await contacts.withdraw(desk(), alton(), { id: record.id, revision: 2 }, now)).toEqual({
			ok: true
		});
		expect(await onPage()).not.toContain(record.id);
		expect((await entry(record.id))?.state).toBe('withdrawn');
		expect(await contacts.restore(desk(), alton(), { id: record.id, revision: 3 }, now)).toEqual({
			ok: true
		});
		expect(await onPage()).toContain(record.id);
	});

	it('that two change at once is changed by one of them, and the other is told', async () => {
		const { record, revision } = (await entry('counselling-centre'))!;
		const both = await Promise.all(
			['1', '2'].map((last) =>
				contacts.set(desk(), alton(), { ...record, number: `465-500${last}` }, revision, now)
			)
		);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, why: 'changed-meanwhile' }]);
		const acts = await actsOfPeople(house.database);
		expect(acts.filter(({ subject }) => subject === 'counselling-centre')).toHaveLength(1);
	});

	it('that is withdrawn stays so when it is changed or checked', async () => {
		const { record } = (await entry('labour'))!;
		expect(await contacts.withdraw(desk(), alton(), { id: 'labour', revision: 0 }, now)).toEqual({
			ok: true
		});
		expect(await contacts.set(desk(), alton(), record, 1, now)).toEqual({ ok: true });
		const seen = { id: 'labour', revision: 2 };
		expect(await contacts.verify(desk(), alton(), seen, check, now)).toEqual({ ok: true });
		expect((await entry('labour'))?.state).toBe('withdrawn');
		expect(await onPage()).not.toContain('labour');
	});

	it('is changed by an administrator alone', async () => {
		const mara = { officerId: house.mara.officerId, role: 'supervisor' as const };
		const seen = { id: 'immigration', revision: 0 };
		expect(await contacts.verify(desk(), mara, seen, check, now)).toEqual({
			ok: false,
			why: 'not-allowed'
		});
		expect((await entry('immigration'))?.revision).toBe(0);
	});

	it('is never written so that it cannot be read again', async () => {
		const seen = { id: 'immigration', revision: 0 };
		for (const wrong of [
			{ ...check, by: 'J' },
			{ ...check, source: 'x' },
			{ ...check, source: 'x'.repeat(301) }
		])
			expect(await contacts.verify(desk(), alton(), seen, wrong, now)).toEqual({
				ok: false,
				why: 'unreadable'
			});
		expect((await entry('immigration'))?.revision).toBe(0);
	});

	it('for danger is shown however old its check is, and its administrator is told both', async () => {
		const later = days(contacts.VERIFIED_FOR_DAYS);
		const emergency = (await contacts.list(desk(), later)).find(
			({ record }) => record.id === 'emergency'
		);
		expect(emergency).toMatchObject({ state: 'outdated', isShown: true, daysSinceCheck: 422 });
		expect(await onPage(later)).toContain('emergency');
	});

	it('that nobody knows is not changed', async () => {
		expect(await contacts.verify(desk(), null, { id: 'nobody', revision: 0 }, check, now)).toEqual({
			ok: false,
			why: 'unknown'
		});
	});
});

describe('the cache of the public face', () => {
	const dead = connect('postgres://plainsight_public@127.0.0.1:9/none', { name: 'test', max: 1 });
	afterAll(() => dead.$client.end({ timeout: 0 }));

	it('keeps what it knew while the database is away, and says what is wrong', async () => {
		const cache = contacts.createCache(house.database.as.public);
		await reread(cache);
		const before = contacts.shown(cache, now).length;
		expect(before).toBeGreaterThan(1);
		const wrong: unknown[] = [];
		const cut = { ...cache, db: dead };
		keepFresh(cut, (error) => void wrong.push(error));
		await expect.poll(() => wrong.length, { timeout: 20_000 }).toBe(1);
		expect(contacts.shown(cut, now)).toHaveLength(before);
	});

	it('is read again though nobody asks, so that the first reader after a quiet night is not shown last evening', async () => {
		const cache = contacts.createCache(house.database.as.public);
		keepFresh(cache, () => undefined, 20);
		const seen = (revision: number) => ({ id: 'child-protection', revision });
		const isShown = () => contacts.shown(cache, now).some(({ id }) => id === 'child-protection');
		await contacts.verify(desk(), alton(), seen(0), check, now);
		await expect.poll(isShown).toBe(true);
		await contacts.withdraw(desk(), alton(), seen(1), now);
		await expect.poll(isShown).toBe(false);
	});

	it('has a number for danger, whatever an administrator does', async () => {
		expect(await contacts.withdraw(desk(), alton(), { id: 'emergency', revision: 0 }, now)).toEqual(
			{ ok: false, why: 'must-stay' }
		);
		const { record } = (await entry('emergency'))!;
		const other = { ...record, kind: 'police' as const };
		expect(await contacts.set(desk(), alton(), other, 0, now)).toEqual({ ok: true });
		const cache = contacts.createCache(house.database.as.public);
		await reread(cache);
		const shown = contacts.shown(cache, now);
		expect(contacts.chosen(shown, ['emergency'])).toHaveLength(1);
	});
});

describe('the lists', () => {
	it('keep the police apart, and abroad what cannot be dialled from there', () => {
		const of = (...wanted: string[]) =>
			contacts.chosen(contacts.shipped, wanted).map(({ id }) => id);
		expect(of('not-police')).toContain('gender-affairs');
		expect(of('not-police')).not.toContain('special-victims-unit');
		expect(of('abroad')).not.toContain('emergency');
	});

	it('give a name in English, and say so, where nobody has written it in the language', () => {
		const [legal] = contacts.chosen(contacts.shipped, ['legal']);
		expect(contacts.inLanguage(legal!, 'en')).toMatchObject({ lang: 'en', label: 'Legal Aid' });
	});
});
