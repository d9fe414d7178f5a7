import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { codeAt } from '../../../../scripts/demo/people.ts';
import { CHEAP, createHouse, type House } from '../../../../tests/support/house.ts';
import { codeFrom } from '#lib/sealed/receipt-code.ts';
import {
	cardOf,
	fromPassphrase,
	newOfficerKeys,
	openerFromRecoveryCode,
	sealKeys
} from '#lib/sealed/keyring.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date('2026-11-23T12:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
async function enrolment(code = codeAt(totpSecret, now)): Promise<staff.Enrolment> {
	const keys = await newOfficerKeys();
	const salt = randomBytes(16);
	const { signInHalf, opener } = await fromPassphrase('seven words', salt, CHEAP);
	return {
		card: await cardOf(keys),
		recovery: await sealKeys(keys, openerFromRecoveryCode(codeFrom(randomBytes(10)))),
		passphrase: { salt, signInHalf, entry: await sealKeys(keys, opener), totpSecret, code }
	};
}
let invited = 0;
async function invite(): Promise<string> {
	const person = { name: `Person ${++invited}`, agencyId: 'police', role: 'officer' as const };
	const outcome = await staff.invite(house.desk, house.alton.actor, person, now);
	if (!outcome.ok) throw new Error(outcome.why);
	return outcome.token;
}
const acts = async () => {
	const rows = await house.database.as.owner.execute<{ body: string }>(
		sql`select convert_from(body, 'utf8') as body from audit_entries where chain_id = 'people' order by seq`
	);
	return rows.map(({ body }) => JSON.parse(body) as { act: string; by: string; subject: string });
};
const enrolledNow = async () =>
	(await staff.people.list(house.desk)).filter(({ enrolledAt }) => enrolledAt).length;

describe('an invitation', () => {
	it('names whom it invites, and its secret is stored nowhere', async () => {
		const secret = await invite();
		const found = await staff.findInvitation(house.desk.db, secret, now);
		expect(found).toMatchObject({ name: `Person ${invited}`, role: 'officer' });
		const rows = await house.database.as.owner.execute(sql`select i::text from invitations i`);
		expect(JSON.stringify(rows)).not.toContain(secret);
	});

	it('works once, within three days, and no other secret does', async () => {
		const secret = await invite();
		expect(await staff.findInvitation(house.desk.db, secret, later(73))).toBeUndefined();
		const forged = randomBytes(32).toString('base64url');
		const refused = await staff.enrol(house.desk, forged, await enrolment(), now);
		expect(refused).toEqual({ ok: false, why: 'invitation' });
		expect(await staff.enrol(house.desk, secret, await enrolment(), now)).toMatchObject({
			ok: true
		});
		const again = await staff.enrol(house.desk, secret, await enrolment(), now);
		expect(again).toEqual({ ok: false, why: 'invitation' });
	});

	it('of two who use it at once lets one in', async () => {
		const secret = await invite();
		const given = [await enrolment(), await enrolment()];
		const both = await Promise.all(given.map((one) => staff.enrol(house.desk, secret, one, now)));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('is made by administrators alone, and for a name that nobody has', async () => {
		const who = { name: 'New Person', agencyId: 'police', role: 'officer' as const };
		for (const actor of [house.mara.actor, house.devon.actor]) {
			expect(await staff.invite(house.desk, actor, who, now)).toEqual({
				ok: false,
				why: 'not-allowed'
			});
		}
		const taken = { ...who, name: house.mara.name.toUpperCase() };
		expect(await staff.invite(house.desk, house.alton.actor, taken, now)).toEqual({
			ok: false,
			why: 'name-taken'
		});
	});
});

describe('an enrolment', () => {
	it('keeps public halves and sealed entries, signs in, and is on record', async () => {
		const given = await enrolment();
		const enrolled = await staff.enrol(house.desk, await invite(), given, now);
		if (!enrolled.ok) throw new Error(enrolled.why);
		const actor = await staff.session.find(house.desk, enrolled.cookie, now);
		expect(actor?.officerId).toBe(enrolled.officerId);
		const kinds = (await staff.keyring.entries(house.desk, enrolled.officerId)).map(
			({ kind }) => kind
		);
		expect(kinds.sort()).toEqual(['passphrase', 'recovery']);
		expect((await acts()).at(-1)).toMatchObject({
			act: 'officer.enrolled',
			by: enrolled.officerId
		});
	});

	it('leaves nothing behind when the authenticator’s code is wrong, and can be tried again', async () => {
		const secret = await invite();
		const before = [await enrolledNow(), (await acts()).length];
		const wrong = await staff.enrol(house.desk, secret, await enrolment('000000'), now);
		expect(wrong).toEqual({ ok: false, why: 'code' });
		expect([await enrolledNow(), (await acts()).length]).toEqual(before);
		expect(await staff.enrol(house.desk, secret, await enrolment(), now)).toMatchObject({
			ok: true
		});
	});

	it('wants two ways to the keys, one of them on paper', async () => {
		const secret = await invite();
		const whole = await enrolment();
		const halves: staff.Enrolment[] = [
			{ ...whole, passphrase: undefined },
			{ ...whole, recovery: new Uint8Array() },
			{ ...whole, card: { ...whole.card, verifyKey: 'x' as never } },
			{ ...whole, card: { ...whole.card, recipient: 'age1pq1short' as never } },
			{ ...whole, passphrase: { ...whole.passphrase!, salt: randomBytes(32) } }
		];
		for (const half of halves) {
			const refused = await staff.enrol(house.desk, secret, half, now);
			expect(refused).toEqual({ ok: false, why: 'incomplete' });
		}
	});
});
