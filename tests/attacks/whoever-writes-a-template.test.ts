import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../scripts/demo/people.ts';
import { askedOf, askFor, type Request } from '../../src/lib/sealed/dual-control.ts';
import { recipientOf } from '../../src/lib/sealed/identity.ts';
import { APPROVED, laneActs } from '../../src/lib/sealed/lane-act.ts';
import { sealWritten } from '../../src/lib/sealed/written.ts';
import { actingAs, dualRequests } from '../../src/lib/server/db/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { createTwo, makes, sits, waiting, type Sitting } from '../support/dual-control.ts';
import type { House } from '../support/house.ts';
import { actsOf } from '../support/record.ts';
import { typedAgain } from '../support/unlocked.ts';

/** A ready answer is sent to many: whoever puts words into it alone speaks to all of them. */
// A worker asks by its own clock.
const now = new Date();
const WORDS = 'We read it. Look here again with your code.';
let house: House;
let mara: Sitting;
let devon: Sitting;
beforeAll(async () => {
	({ house, mara, devon } = await createTwo(now));
});
afterAll(() => house.database.close());
afterEach(async () => {
	await owner().execute(sql`delete from templates`);
	await owner().delete(dualRequests);
});

const owner = () => house.database.as.owner;
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const base64 = (of: Uint8Array) => Buffer.from(of).toString('base64');
const detailOf = (words: string, locale = 'en', english = '') => ({
	...{ key: 'read', locale, words, english }
});

async function proposes(who: Sitting, words = WORDS): Promise<string> {
	const id = randomUUID();
	const wanted = { id, lane: 'general', act: APPROVED, subject: id, reason: 'Shorter.' };
	const { asked, sealed } = await makes(house, who, { ...wanted, detail: detailOf(words) });
	const signed = await who.vault.signAct({ lane: 'general', ...laneActs.askForTwo(asked) });
	const given = { asked, sealed: bytes(sealed) };
	const actor = { ...who.actor, signed };
	expect(await triage.askToApprove(house.desk, actor, 'general', given, now)).toEqual({ ok: true });
	return id;
}
async function signs(who: Sitting, id: string, version = 1) {
	const request = (await waiting(house, who, now)).find((one) => one.id === id)!;
	const { print } = await who.vault.openRequest(request);
	const proof = await typedAgain(house, who.person);
	return who.vault.approveTemplate({ request, print, version, proof });
}
async function approves(who: Sitting, id: string, version = 1) {
	const { asked, epoch, sealed, signed } = await signs(who, id, version);
	const given = { asked, epoch, sealed: bytes(sealed) };
	return triage.approve(house.desk, { ...who.actor, signed }, 'general', given, now);
}
/** What somebody's browser offers, and how many it does not. */
async function offered(who: Sitting, lane = 'general') {
	const { rows, rosters, people } = await triage.templatesOf(house.desk, who.actor, lane);
	return who.vault.openTemplates({
		lane,
		rows: rows.map((row) => ({ ...row, sealed: base64(row.sealed) })),
		writers: {
			keys: Object.fromEntries(people.map(({ id, verifyKeys }) => [id, verifyKeys])),
			rosters: rosters.map(({ epoch, sealed }) => ({ epoch, sealed: base64(sealed) }))
		}
	});
}
const nothing = { wordings: [], unsigned: 0 };
const notOffered = { wordings: [], unsigned: 1 };

describe('a lane’s own words', () => {
	it('are offered once somebody else approves them, in both names, and it is on record', async () => {
		const id = await proposes(mara);
		expect(await offered(devon)).toEqual(nothing);
		expect(await approves(devon, id)).toEqual({ ok: true });
		const own = {
			...detailOf(WORDS),
			...{ version: 1, writtenBy: mara.person.officerId, approvedBy: devon.person.officerId }
		};
		for (const who of [mara, devon])
			expect(await offered(who)).toEqual({ wordings: [own], unsigned: 0 });
		const [act] = (await actsOf(house.database, 'general', [house.general])).slice(-1);
		expect(act).toMatchObject({ act: APPROVED, by: own.approvedBy, subject: id });
		expect(JSON.stringify(act)).not.toContain('Look here again');
	});

	it('give way to newer ones of two, and to the site’s where two want those again', async () => {
		await approves(devon, await proposes(mara));
		await approves(mara, await proposes(devon, 'It is read.'), 2);
		expect((await offered(mara)).wordings).toMatchObject([{ words: 'It is read.', version: 2 }]);
		await approves(mara, await proposes(devon, ''), 3);
		expect((await offered(mara)).wordings).toMatchObject([{ words: '', version: 3 }]);
	});
});

describe('whoever wrote them alone', () => {
	it('cannot approve them: not in their browser, not at the desk, not as its database role', async () => {
		const id = await proposes(mara);
		await expect(signs(mara, id)).rejects.toMatchObject({ name: 'NotAsked' });
		const { asked, epoch, sealed, signed } = await signs(devon, id);
		const given = { asked, epoch, sealed: bytes(sealed) };
		const alone = await triage.approve(
			house.desk,
			{ ...mara.actor, signed },
			'general',
			given,
			now
		);
		expect(alone).toEqual({ ok: false, why: 'own-request' });
		const row = sql`insert into templates (id, lane_id, epoch, sealed)
			values (${id}, 'general', 1, '\\x01')`;
		const adds = (who: Sitting) =>
			actingAs(house.desk.db, who.person.officerId, (tx) => tx.execute(row));
		await expect(adds(mara)).rejects.toThrow();
		expect(await offered(devon)).toEqual(nothing);
		await adds(devon);
		expect(await offered(devon)).toEqual(notOffered);
	});

	it('cannot with the database either: nobody is offered what one person signed twice', async () => {
		const id = await proposes(mara);
		await puts(id, await forged(mara.person, mara.person, id));
		expect(await offered(devon)).toEqual(notOffered);
		await expect(
			mara.vault.sealWritten({
				body: {},
				place: { kind: 'template', id, tip: id, lane: 'general', epoch: 1 }
			})
		).rejects.toMatchObject({ name: 'WantsTwo' });
	});

	it('cannot have what nobody may be told approved: promises, markup, signs that turn the text', async () => {
		for (const words of ['You are safe now.', 'See <b>here</b>.', 'Call \u202e119\u202c.']) {
			const id = await proposes(mara, words);
			await expect(signs(devon, id), words).rejects.toMatchObject({ name: 'NotAsked' });
			await puts(id, await forged(mara.person, devon.person, id, words));
			expect(await offered(devon), words).toEqual(notOffered);
			await owner().execute(sql`delete from templates`);
		}
	});
});

describe('whoever writes the database', () => {
	it('changes no word of what two approved, and puts none in the place of another', async () => {
		const [id, other] = [await proposes(mara), await proposes(mara, 'Other words.')];
		await approves(devon, id);
		const [row] = await lies();
		const altered = Buffer.from(row!.sealed);
		altered[altered.length - 20]! ^= 1;
		await owner().execute(sql`update templates set sealed = ${altered}`);
		expect(await offered(mara)).toEqual(notOffered);
		await owner().execute(sql`update templates set id = ${other}, sealed = ${row!.sealed}`);
		expect(await offered(mara)).toEqual(notOffered);
	});

	it('shows the words of one lane in no other, whose readers are handed none', async () => {
		await approves(devon, await proposes(mara));
		const ruth = await sits(house, house.ruth, now);
		expect(await offered(ruth)).toEqual(nothing);
		expect((await triage.templatesOf(house.desk, ruth.actor, 'general')).rows).toEqual([]);
		await owner().execute(sql`update templates set lane_id = 'review'`);
		expect(await offered(ruth, 'review')).toEqual(notOffered);
	});

	it('has no words of a stranger offered, whoever they say wrote them', async () => {
		const id = await proposes(mara);
		await puts(id, await forged(house.ruth, devon.person, id));
		expect(await offered(mara)).toEqual(notOffered);
		await puts(id, await forged(mara.person, house.ruth, id));
		expect(await offered(mara)).toEqual(notOffered);
	});
});

/** As browsers of these two would seal it, whoever they are. */
async function forged(writer: Person, approver: Person, id: string, words = WORDS) {
	const wanted = { id, lane: 'general', act: APPROVED, subject: id, reason: 'Shorter.' };
	const by = writer.officerId;
	const request: Request = askFor(
		{ ...wanted, detail: detailOf(words), by, until: '2999-01-01T00' },
		writer.keys.signingKey
	);
	expect(askedOf(request).id).toBe(id);
	const place = { kind: 'template', id, tip: id, lane: 'general', epoch: 1 } as const;
	const signer = { id: approver.officerId, signingKey: approver.keys.signingKey };
	const to = await recipientOf(house.general.identity);
	return sealWritten({ request, version: 9 }, place, to, signer);
}
const puts = (id: string, sealed: Uint8Array) =>
	owner().execute(sql`insert into templates (id, lane_id, epoch, sealed)
		values (${id}, 'general', 1, ${Buffer.from(sealed)})
		on conflict (id) do update set sealed = excluded.sealed`);
const lies = () => owner().execute<{ sealed: Buffer }>(sql`select sealed from templates`);
