import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cast, enrol, enrolBy, type Person } from '../../scripts/demo/people.ts';
import { signing } from '../../scripts/demo/signing.ts';
import type { ActSignature } from '../../src/lib/sealed/act.ts';
import type { StoredEntry } from '../../src/lib/desk/vault/judging.ts';
import { cardOf, newOfficerKeys } from '../../src/lib/sealed/keyring.ts';
import {
	contactActs,
	ofPeople,
	peopleActs,
	policyActs,
	type PeopleAct
} from '../../src/lib/sealed/people-act.ts';
import * as audit from '../../src/lib/server/audit/index.ts';
import * as contacts from '../../src/lib/server/contacts/index.ts';
import { notebooks } from '../../src/lib/server/db/index.ts';
import * as policies from '../../src/lib/server/policies/index.ts';
import * as rooms from '../../src/lib/server/staff/index.ts';
import { CHEAP, createHouse, type House } from '../support/house.ts';
import { sitsByPeople, type Shown } from '../support/people-followed.ts';
import * as staff from '../support/staff.ts';
import { newBrowser, typedAgain, type Browser } from '../support/unlocked.ts';

// The desk's server, or whoever writes its database before the day is over, in the name of administrators. Eve, an auditor, reads
// the chain of people at her own desk; so does Bea, another administrator.

const now = new Date();
let house: House;
let people: { alton: Person; bea: Person; eve: Person };
let browsers: Record<keyof typeof people, Browser>;

beforeAll(async () => {
	house = await createHouse(now);
	const { alton } = house;
	const joins = (name: string, role: 'administrator' | 'auditor') =>
		enrol(house.desk, { ...cast.alton, name, role }, now, alton, CHEAP);
	people = {
		alton,
		bea: await joins('Bea Browne', 'administrator'),
		eve: await joins('Eve Tyson', 'auditor')
	};
	staff.hold(people.bea, people.eve);
	browsers = { alton: newBrowser(), bea: newBrowser(), eve: newBrowser() };
});
afterAll(() => house.database.close());

const sits = (who: keyof typeof people, shown?: Shown) =>
	sitsByPeople(house, people[who], now, { browser: browsers[who], ...(shown && { shown }) });
/** Past the rooms, into the record: numbered and chained as any entry. */
const writes = (entry: audit.Act) =>
	house.desk.db.transaction((tx) => audit.record(tx, 'people', entry, now));
const altons = (act = peopleActs.disable(house.joan.officerId)) => ({
	...act,
	by: people.alton.officerId
});
const misfit = (why: string) => ({ verdict: { is: 'misfit', why } });
let eve: Awaited<ReturnType<typeof sits>>;
beforeEach(async () => {
	eve = await sits('eve');
});

it('what an administrator signed is known as theirs by whoever reads it', async () => {
	const alton = await sits('alton');
	const act = peopleActs.addAgency({ id: 'harbour', name: 'Harbour Office' });
	const signed = await alton.vault.signAct(ofPeople(act));
	const agency = { id: 'harbour', name: 'Harbour Office' };
	const added = rooms.people.addAgency(house.desk, { ...alton.actor, signed }, agency, now);
	expect(await added).toEqual({ ok: true });
	expect(await eve.newest()).toMatchObject({ act: 'agency.added', verdict: { is: 'signed' } });
});

describe('a server that writes acts in an administrator’s name', () => {
	it('has no signature of theirs to show', async () => {
		await writes(altons());
		expect(await eve.newest()).toMatchObject({ act: 'officer.disabled', ...misfit('unsigned') });
	});

	it('has none of theirs for this person, and none of somebody else’s', async () => {
		const alton = await sits('alton');
		const of = (whom: Person) => ofPeople(peopleActs.disable(whom.officerId));
		await writes({ ...altons(), signed: await alton.vault.signAct(of(house.mara)) });
		expect(await eve.newest()).toMatchObject(misfit('signature'));
		await writes({ ...altons(), signed: await eve.vault.signAct(of(house.joan)) });
		expect(await eve.newest()).toMatchObject(misfit('signature'));
		const { officerId: by } = people.eve;
		const own = { ...peopleActs.disable(house.joan.officerId), by };
		await writes({ ...own, signed: await eve.vault.signAct(of(house.joan)) });
		expect(await eve.newest()).toMatchObject(misfit('stranger'));
	});

	it('cannot do again what they did once', async () => {
		const alton = await sits('alton');
		const act = peopleActs.setRole(house.devon.officerId, 'officer');
		const signed = await alton.vault.signAct(ofPeople(act));
		const by = { ...alton.actor, signed };
		const [id, role] = [house.devon.officerId, 'officer'] as const;
		const sets = () => rooms.people.setRole(house.desk, by, id, role, now);
		expect(await sets()).toEqual({ ok: true });
		expect(await sets()).toEqual({ ok: false, why: 'signed-before' });
		await writes({ ...altons(act), signed });
		expect(await eve.newest()).toMatchObject(misfit('again'));
	});

	it('keeps nobody from following and signing by what is no act', async () => {
		const by = people.alton.officerId;
		const [half, none] = [
			{ act: 'officer.enrolled', by, subject: by },
			{ act: 7, by: {} }
		];
		const signed = { head: null } as unknown as ActSignature;
		for (const entry of [
			half,
			{ ...half, act: 'officer.keys-renewed' },
			none,
			{ ...altons(), signed }
		])
			await writes(entry as audit.Act);
		const alton = await sits('alton');
		expect(alton.remembered.record).toBeNull();
		const [unsigned, nothing, renewed, enrolled] = (await eve.page()).filter(
			({ act }) => act !== 'notebook.kept'
		);
		expect([unsigned, nothing].map((one) => [one?.act, one?.verdict])).toEqual([
			[undefined, undefined],
			[undefined, undefined]
		]);
		expect(renewed).toMatchObject(misfit('signature'));
		expect(enrolled).toMatchObject(misfit('stranger'));
	});

	it('cannot join in the place of whom they invited', async () => {
		const person = { name: 'Nadia Francis', agencyId: 'police', role: 'administrator' } as const;
		const invited = await staff.invite(house.desk, people.alton.actor, person, now);
		if (!invited.ok) throw new Error(invited.why);
		const thief = await newOfficerKeys();
		const { officerId: by } = invited;
		const card = await cardOf(thief);
		await writes({ act: 'officer.enrolled', by, subject: by, detail: card });
		expect(await eve.newest()).toMatchObject(misfit('signature'));
		const actor = { ...people.alton.actor, officerId: by };
		const { signed } = signing({ actor, keys: thief }, ofPeople(peopleActs.disable('ruth')), now);
		await writes({ ...peopleActs.disable('ruth'), by, signed });
		expect(await eve.newest()).toMatchObject(misfit('stranger'));
		// And who has the link joins all the same.
		const nadia = await enrolBy(house.desk, invited.secret, cast.alton, now, CHEAP);
		expect(await eve.newest()).toMatchObject({
			act: 'officer.enrolled',
			by: nadia.officerId,
			verdict: { is: 'attested' }
		});
	});

	it('cannot say at an unlock that their keys are others', async () => {
		const card = await cardOf(await newOfficerKeys());
		const alton = await sits('alton');
		const { officerId: by } = people.alton;
		await writes({ act: 'officer.enrolled', by, subject: by, detail: card });
		expect(await alton.newest()).toMatchObject(misfit('stranger'));
		const other: Shown = {
			people: ({ head, people: all }) => ({
				head,
				people: all.map((one) => (one.id === by ? { ...one, verifyKey: card.verifyKey } : one))
			})
		};
		const fooled = await sitsByPeople(house, people.bea, now, { shown: other });
		const own = (await sits('alton')).remembered.own;
		// Two who read their words to each other find it out.
		expect(fooled.remembered.own).not.toBe(own);
	});
});

it('two who read the chain see the same words of it, however long each has followed it', async () => {
	const { officerId } = people.bea;
	await house.database.as.owner.delete(notebooks).where(eq(notebooks.officerId, officerId));
	const bea = await sitsByPeople(house, people.bea, now);
	expect(bea.remembered.own).toBe((await sits('eve')).remembered.own);
	const ines = { name: 'Ines Browne', agencyId: 'police', role: 'auditor' } as const;
	const invited = await staff.invite(house.desk, people.alton.actor, ines, now);
	if (!invited.ok) throw new Error(invited.why);
	await enrolBy(house.desk, invited.secret, cast.alton, now, CHEAP);
	const [one, other] = [(await bea.follow()).own, (await sits('eve')).remembered.own];
	expect(one).toBe(other);
	expect(one).not.toBe(bea.remembered.own);
});

describe('the desk changes nothing about people', () => {
	it('that is not signed, or is signed for something else', async () => {
		const { alton, bea } = people;
		const [{ officerId }, before] = [house.ruth, await staff.people.list(house.desk)];
		const signs = (by: Person, act = peopleActs.disable(officerId)) =>
			signing(by, ofPeople(act), now);
		for (const [by, why] of [
			[{ ...alton.actor, signed: undefined }, 'unsigned'],
			[signs(alton, peopleActs.disable(house.joan.officerId)), 'signed-otherwise'],
			[signs(alton, peopleActs.setRole(officerId, 'auditor')), 'signed-otherwise'],
			[{ ...alton.actor, signed: signs(bea).signed }, 'signed-otherwise']
		] as const)
			expect(await rooms.people.disable(house.desk, by, officerId, now)).toEqual({
				ok: false,
				why
			});
		expect(await staff.people.list(house.desk)).toEqual(before);
	});
});

describe('what an administrator decides about a number or about words', () => {
	const seen = { id: 'legal-aid', revision: 0 };
	const check = { by: 'Alton Warner', source: 'Called, spoke with the clerk' };
	const at = { key: 'must-act', locale: 'en', version: 2 } as const;
	const words = { text: 'Police must act on this.', source: 'Minutes' };
	const joan = { by: 'Joan Phipps, Prosecutions', on: '2026-01-02' };
	const signs = (act: PeopleAct) => signing(people.alton, ofPeople(act), now);

	it('is of that number and those words, and of none that were put in their place', async () => {
		const { db } = house.desk;
		const other = { number: '465-0000', international: '' };
		const wrong = signs(contactActs.verify(seen.id, other, check.source));
		const refused = { ok: false, why: 'signed-otherwise' };
		expect(await contacts.verify(db, wrong, seen, check, now)).toEqual(refused);
		const unsigned = { ...people.alton.actor, signed: undefined };
		const nobody = { ok: false, why: 'unsigned' };
		expect(await contacts.verify(db, unsigned, seen, check, now)).toEqual(nobody);
		expect(await policies.set(db, signs(policyActs.set(at, words)), at, words, now)).toEqual({
			ok: true
		});
		const newest = { ...at, version: 3 };
		const elsewhere = signs(policyActs.approve(newest, { ...words, text: 'Others.' }, joan));
		expect(await policies.approve(db, elsewhere, newest, joan, now)).toEqual(refused);
		expect(await policies.withdraw(db, unsigned, newest, now)).toEqual(nobody);
	});

	it('is known as theirs; what a server writes in their name is not', async () => {
		const { db } = house.desk;
		const found = (await contacts.list(db, now)).find(({ record }) => record.id === seen.id)!;
		const act = contactActs.verify(seen.id, found.record, check.source);
		const alton = await sits('alton');
		const signed = await alton.vault.signAct(ofPeople(act));
		const by = { ...alton.actor, signed };
		expect(await contacts.verify(db, by, seen, check, now)).toEqual({ ok: true });
		expect(await eve.newest()).toMatchObject({ act: act.act, verdict: { is: 'signed' } });
		await writes(altons(contactActs.withdraw(seen.id, found.record)));
		expect(await eve.newest()).toMatchObject(misfit('unsigned'));
		await writes({ ...altons(policyActs.approve(at, words, joan)), signed });
		expect(await eve.newest()).toMatchObject(misfit('signature'));
	});
});

describe('a server that shows one chain of people to one and another to the other', () => {
	it('is found out by the first act of either that the other reads', async () => {
		// Alton is shown that Bea did something; the chain that everybody else reads says otherwise.
		await sits('alton');
		const altered = (entries: StoredEntry[]) =>
			entries.map((entry, at) =>
				at === entries.length - 1
					? { ...entry, commitment: Buffer.alloc(32, 7).toString('base64') }
					: entry
			);
		await writes({ act: 'test.noted', by: null });
		const alton = await sits('alton', { entries: altered });
		expect(alton.remembered.record).toBeNull();
		const act = peopleActs.addAgency({ id: 'coast', name: 'Coast Guard' });
		const signed = await alton.vault.signAct(ofPeople(act));
		const agency = { id: 'coast', name: 'Coast Guard' };
		const by = { ...alton.actor, signed };
		expect(await rooms.people.addAgency(house.desk, by, agency, now)).toEqual({ ok: true });
		expect(await eve.newest()).toMatchObject(misfit('fork'));
		// And Alton, once he is shown what the others see.
		expect((await sits('alton')).remembered.record).toBe('forked');
	});

	it('that is shorter than they saw it, is found out when they unlock; they go on once they compared', async () => {
		const none = await sits('eve', { entries: () => [] });
		expect(none.remembered.record).toBe('cut');
		// What is compared is who is at the desk, as the server says by now and as her browser followed it.
		const { own, print } = none.remembered;
		expect(print).toBe(own);
		const others = (await none.vault.remembered()).lanes.map((lane) => lane.print);
		const proof = await typedAgain(house, people.eve);
		expect(await none.vault.takeCompared({ cards: others, proof })).toBe(false);
		expect(await none.vault.takeCompared({ cards: [...others, print], proof })).toBe(true);
		await none.keeping.keep();
		const again = await sits('eve');
		expect(again.remembered).toMatchObject({ record: null, own });
		await writes(altons());
		expect(await again.newest()).toMatchObject(misfit('unsigned'));
	});

	it('that gives them other keys, is found out by themselves', async () => {
		const browser = newBrowser();
		const card = await cardOf(await newOfficerKeys());
		const { officerId } = people.bea;
		await house.database.as.owner.delete(notebooks).where(eq(notebooks.officerId, officerId));
		const other: Shown = {
			people: ({ head, people: all }) => ({
				head,
				people: all.map((one) =>
					one.id === officerId ? { ...one, verifyKey: card.verifyKey } : one
				)
			})
		};
		for (const shown of [other, {}]) {
			const { remembered } = await sitsByPeople(house, people.bea, now, { browser, shown });
			expect(remembered.record).toBe('other-keys');
		}
	});

	it('with a backup put back, is gone on from by who reads no lane: by the words of who is at the desk', async () => {
		await sits('eve');
		const browser = { seen: { version: 1_000, hash: 'A'.repeat(43) } };
		const { vault, keeping, remembered } = await sitsByPeople(house, people.eve, now, { browser });
		expect((await vault.remembered()).isStale).toBe(true);
		const proof = await typedAgain(house, people.eve);
		expect(await vault.takeCompared({ cards: [], proof })).toBe(false);
		expect(await vault.takeCompared({ cards: [remembered.print], proof })).toBe(true);
		await keeping.keep();
		expect((await vault.remembered()).isStale).toBe(false);
	});
});
