import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeAt, type Person } from '../../../../scripts/demo/people.ts';
import { CHEAP, createHouse, type House } from '../../../../tests/support/house.ts';
import { fromPassphrase } from '#lib/sealed/keyring.ts';
import { failedSignIns } from '../db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

/** Each test in its own hour: a code works once, and failures are counted by time. */
let now = new Date('2026-11-23T12:00:00Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(() => {
	now = new Date(now.getTime() + 25 * 3_600_000);
});

async function signIn(
	person: Person,
	given: { name?: string; words?: string; code?: string; knownCookie?: string; at?: Date } = {}
) {
	const { name = person.name, words = person.passphrase, at = now, knownCookie } = given;
	const salt = await staff.saltFor(house.desk, name);
	const { signInHalf } = await fromPassphrase(words, salt, CHEAP);
	const code = given.code ?? codeAt(person.totpSecret, at);
	return staff.withPassphrase(house.desk, { name, signInHalf, code, knownCookie }, at);
}
const seconds = (count: number) => new Date(now.getTime() + count * 1000);
const wrong = { ok: false, why: 'wrong' };

describe('a sign-in with a passphrase', () => {
	it('starts a session, gives the keyring, and is on record', async () => {
		const signedIn = await signIn(house.mara);
		if (!signedIn.ok) throw new Error(signedIn.why);
		expect(signedIn.keyring.map(({ kind }) => kind).sort()).toEqual(['passphrase', 'recovery']);
		const actor = await staff.session.find(house.desk, signedIn.cookie, now);
		expect(actor).toMatchObject({ officerId: house.mara.officerId, lanes: ['general'] });
		const [last] = await house.database.as.owner.execute<{ body: string }>(
			sql`select convert_from(body, 'utf8') as body from audit_entries where chain_id = 'people' order by seq desc limit 1`
		);
		expect(JSON.parse(last!.body)).toMatchObject({
			act: 'officer.signed-in',
			by: house.mara.officerId
		});
	});

	it('finds a name however it is written', async () => {
		expect(await signIn(house.mara, { name: ` ${house.mara.name.toUpperCase()} ` })).toMatchObject({
			ok: true
		});
	});

	it('never says which of the three was wrong', async () => {
		expect(await signIn(house.mara, { words: 'not hers' })).toEqual(wrong);
		expect(await signIn(house.mara, { code: '000000' })).toEqual(wrong);
		expect(await signIn(house.mara, { name: 'Nobody' })).toEqual(wrong);
	});

	it('takes a code once, and a guesser of passphrases uses none up', async () => {
		expect(await signIn(house.devon, { words: 'a guess' })).toEqual(wrong);
		expect(await signIn(house.devon)).toMatchObject({ ok: true });
		expect(await signIn(house.devon)).toEqual(wrong);
		expect(await signIn(house.devon, { at: seconds(30) })).toMatchObject({ ok: true });
	});

	it('takes the code of the step before and the step after, and no other', async () => {
		for (const [off, is] of [
			[-60, false],
			[-30, true],
			[30, true],
			[90, false]
		] as const) {
			const code = codeAt(house.ruth.totpSecret, seconds(off));
			expect((await signIn(house.ruth, { code })).ok, `${off} s`).toBe(is);
		}
	});

	it('shows a name that is not there a salt like any other’s, always the same', async () => {
		const made = await staff.saltFor(house.desk, 'Nobody Atall');
		expect(made).toHaveLength(16);
		expect(await staff.saltFor(house.desk, ' nobody atall')).toEqual(made);
		expect(await staff.saltFor(house.desk, 'Somebody Else')).not.toEqual(made);
		expect(await staff.saltFor(house.desk, house.mara.name)).toHaveLength(16);
	});
});

describe('whoever guesses', () => {
	it('a code, with the passphrase, waits after ten failures, longer each time', async () => {
		for (let n = 0; n < 10; n++)
			expect(await signIn(house.joan, { code: '00000x' })).toEqual(wrong);
		const waits = await signIn(house.joan);
		expect(waits).toEqual({ ok: false, why: 'wait', seconds: 30 });
		const after = await signIn(house.joan, { code: '00000x', at: seconds(31) });
		expect(after).toEqual(wrong);
		const longer = await signIn(house.joan, { at: seconds(32) });
		expect(longer).toEqual({ ok: false, why: 'wait', seconds: 59 });
	});

	it('without the passphrase keeps nobody out, on a new device either, however long and often', async () => {
		const hammer = (at: Date) =>
			Promise.all(
				Array.from({ length: 100 }, (_, n) =>
					signIn(house.joan, { words: `guess ${n}`, code: '000000', at })
				)
			);
		for (const minute of [0, 1, 15, 30]) {
			const answers = await hammer(seconds(minute * 60));
			expect(answers.filter((one) => one.ok || one.why !== 'wrong')).toEqual([]);
		}
		const at = seconds(30 * 60 + 1);
		const [, signedIn] = await Promise.all([hammer(at), signIn(house.joan, { at })]);
		expect(signedIn).toMatchObject({ ok: true });
	});

	it('leaves nothing behind, under a name that is there or is not', async () => {
		await house.database.as.owner.delete(failedSignIns);
		for (const name of [house.joan.name, 'Nobody Atall', `Nobody ${now.getTime()}`])
			await signIn(house.joan, { name, words: 'a guess' });
		expect(await house.database.as.owner.select().from(failedSignIns)).toEqual([]);
	});

	it('gets no more tries by trying many at once, at first or once a wait is over', async () => {
		const ofFifty = async (at: Date) => {
			const tries = Array.from({ length: 50 }, (_, n) =>
				signIn(house.devon, { code: `${n}`.padStart(6, 'x'), at })
			);
			return (await Promise.all(tries)).map((one) => (one.ok ? 'in' : one.why)).sort();
		};
		const judged = (count: number) =>
			Array.from({ length: 50 }, (_, n) => (n < 50 - count ? 'wait' : 'wrong'));
		expect(await ofFifty(now)).toEqual(judged(10));
		expect(await ofFifty(seconds(31))).toEqual(judged(1));
		await house.database.as.owner.delete(failedSignIns);
	});

	it('with the passphrase does not lock the officer out of a device that was theirs before', async () => {
		const before = await signIn(house.joan);
		if (!before.ok) throw new Error(before.why);
		for (let n = 0; n < 12; n++) await signIn(house.joan, { code: '00000x' });
		const next = { at: seconds(20), code: codeAt(house.joan.totpSecret, seconds(30)) };
		expect(await signIn(house.joan, next)).toMatchObject({ why: 'wait' });
		const forged = before.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
		expect(await signIn(house.joan, { ...next, knownCookie: forged })).toMatchObject({
			why: 'wait'
		});
		const known = { ...next, knownCookie: before.cookie };
		expect(await signIn(house.joan, known)).toMatchObject({ ok: true });
	});

	it('on a device that was theirs waits as anywhere, without holding up the officer elsewhere', async () => {
		const before = await signIn(house.ruth);
		if (!before.ok) throw new Error(before.why);
		const guess = { knownCookie: before.cookie, code: '000000' };
		for (let n = 0; n < 10; n++) expect(await signIn(house.ruth, guess)).toEqual(wrong);
		expect(await signIn(house.ruth, guess)).toEqual({ ok: false, why: 'wait', seconds: 30 });
		expect(await signIn(house.ruth, { at: seconds(30) })).toMatchObject({ ok: true });
		const after = { knownCookie: before.cookie, at: seconds(60) };
		expect(await signIn(house.ruth, after)).toMatchObject({ ok: true });
		expect(await signIn(house.ruth, { ...guess, at: seconds(61) })).toEqual(wrong);
	});
});

describe('a session', () => {
	const open = async (person = house.mara) => {
		const signedIn = await signIn(person);
		if (!signedIn.ok) throw new Error(signedIn.why);
		return signedIn.cookie;
	};
	const find = (cookie: string, at: Date) => staff.session.find(house.desk, cookie, at);
	const minutes = (count: number) => seconds(count * 60);

	it('ends after half an hour without a request, and after twelve hours with any', async () => {
		const left = await open();
		expect(await find(left, minutes(29))).toBeDefined();
		expect(await find(left, minutes(29 + 31))).toBeUndefined();
		now = minutes(120);
		const used = await open();
		for (let at = 20; at <= 700; at += 20) expect(await find(used, minutes(at))).toBeDefined();
		expect(await find(used, minutes(721))).toBeUndefined();
	});

	it('is found by its whole cookie alone', async () => {
		const cookie = await open();
		const [id, secret] = cookie.split('.');
		const wrongs = [id!, `${id}.`, `${id}.${'A'.repeat(43)}`, `.${secret}`, '', `${cookie}A`];
		for (const wrong of wrongs) expect(await find(wrong, now)).toBeUndefined();
	});

	it('ends when its officer signs out, signs out elsewhere, or is disabled', async () => {
		const [one, other] = [await open(), await signIn(house.mara, { at: seconds(30) })];
		if (!other.ok) throw new Error(other.why);
		const at = seconds(40);
		await staff.session.endOthers(house.desk, (await find(one, at))!, at);
		expect(await find(other.cookie, at)).toBeUndefined();
		await staff.session.end(house.desk, (await find(one, at))!, at);
		expect(await find(one, at)).toBeUndefined();
		now = seconds(300);
		const devons = await open(house.devon);
		await staff.people.disable(house.desk, house.alton.actor, house.devon.officerId, now);
		expect(await find(devons, now)).toBeUndefined();
		expect(await signIn(house.devon, { at: seconds(60) })).toEqual(wrong);
	});
});
