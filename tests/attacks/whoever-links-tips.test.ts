import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../scripts/demo/people.ts';
import { recipientOf } from '../../src/lib/sealed/identity.ts';
import { sealWritten } from '../../src/lib/sealed/written.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import {
	closesInto,
	links,
	linksShown,
	linkTo,
	loadsLinks,
	type Sitting
} from '../support/links.ts';
import { moves } from '../support/moving.ts';
import { actsOf } from '../support/record.ts';
import { newBrowser, unlocked } from '../support/unlocked.ts';

/** A false link buries a tip under another; a true one may tell of a tip that nobody else may know of. */
const now = new Date('2026-11-29T10:00:00Z');
let house: House;
let mara: Awaited<ReturnType<typeof sits>>;
let devon: typeof mara;
let a: { id: string; lane: string };
let b: { id: string; lane: string };
beforeAll(async () => {
	house = await createHouse(now);
	mara = await sits(house.mara);
	devon = await sits(house.devon);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	a = await arrives();
	b = await arrives();
});

const sits = (person: Person) => unlocked(house, person, now, newBrowser());
async function arrives(answers = {}, lane = 'general') {
	const { code } = await send(house.intake, answersWith({ what: randomUUID(), ...answers }), now);
	return { id: (await tips.find(house.intake, code))!.id, lane };
}
const owner = () => house.database.as.owner;
const shows = (who: Sitting, tip: { id: string }) => linksShown(house, who, tip.id, now);

describe('a link', () => {
	it('shows on both tips, to whoever reads the lane, with who made it and why, until it is taken back', async () => {
		const { id } = await links(house, mara, a, linkTo(b.id), now);
		for (const [tip, other] of [
			[a, b],
			[b, a]
		] as const)
			expect(await shows(devon, tip)).toMatchObject({
				links: [
					{
						...{ id, kind: 'situation', by: house.mara.officerId, home: a.id },
						other: { row: { id: other.id }, words: 'The same van.', marks: ['PA 1234'] }
					}
				],
				situation: [{ id: other.id }]
			});
		await links(house, devon, a, { takesBack: id, words: 'Another.', hour: '2026-11-29T11' }, now);
		for (const tip of [a, b]) expect(await shows(mara, tip)).toMatchObject({ links: [] });
		const acts = (await actsOf(house.database, 'general', [house.general]))
			.filter(({ subject }) => subject === a.id)
			.map(({ act, by }) => [act, by]);
		expect(acts).toEqual(
			expect.arrayContaining([
				['tip.linked', house.mara.officerId],
				['tip.link-taken-back', house.devon.officerId]
			])
		);
	});

	it('names the other tip to nobody who has the database', async () => {
		await links(house, mara, a, linkTo(b.id), now);
		const rows = await owner().execute<{ row: string }>(
			sql`select l::text as row from tip_links l where tip_id = ${a.id}`
		);
		expect(rows).toHaveLength(1);
		expect(rows[0]!.row).not.toContain(b.id);
		expect(rows[0]!.row).not.toContain(house.mara.officerId);
	});

	it('is counted: two tips, one situation', async () => {
		await shows(mara, a);
		await shows(mara, b);
		const before = await mara.vault.countSituations();
		await links(house, mara, a, linkTo(b.id), now);
		await shows(mara, a);
		const { open } = await mara.vault.countSituations();
		expect(open).toEqual({ ...before.open, situations: before.open.situations - 1 });
	});

	it('is handed out to nobody who does not read its lane, and once a sitting on record', async () => {
		const { id } = await links(house, mara, a, linkTo(b.id), now);
		const { desk, ruth } = house;
		expect(await triage.links.idsIn(desk, ruth.actor, 'general')).toBeUndefined();
		expect(await triage.links.linksIn(desk, ruth.actor, 'general', [id], now)).toBeUndefined();
		const own = await triage.links.linksIn(desk, ruth.actor, 'review', [id], now);
		expect(own).toMatchObject({ links: [] });
		const given = (await actsOf(house.database, 'general', [house.general])).filter(
			({ act, by }) => act === 'lane.links-given' && by === house.devon.officerId
		);
		expect(given).toHaveLength(1);
	});
});

describe('a duplicate', () => {
	it('is closed into its original, which shows it, and what its tipster writes is news there', async () => {
		const { code } = await send(house.intake, answersWith({ what: randomUUID() }), now);
		const tip = { id: (await tips.find(house.intake, code))!.id, lane: 'general' };
		expect(await closesInto(house, mara, tip, b.id, now)).toEqual({ ok: true });
		const page = await shows(devon, b);
		expect(page).toMatchObject({
			links: [
				{ kind: 'duplicate', isFrom: false, other: { row: { state: 'closed', news: false } } }
			],
			duplicates: [{ id: tip.id }]
		});
		await tips.add(house.intake, code, randomUUID(), 'It came again.', now);
		expect(await shows(devon, b)).toMatchObject({ links: [{ other: { row: { news: true } } }] });
		const [seen] = await house.database.as.owner.execute(
			sql`select told from closures where tip_id = ${tip.id}`
		);
		expect(seen, 'its page says no more than of any other').toEqual({ told: 'closed' });
	});

	it('is not kept with a link that its officer did not sign for', async () => {
		const signed = await mara.vault.signAct({
			...{ act: 'tip.closed', lane: a.lane, subject: a.id },
			detail: { closure: randomUUID(), told: 'closed' }
		});
		const other = { ...mara, vault: { ...mara.vault, signAct: async () => signed } };
		expect(await closesInto(house, other, a, b.id, now)).toMatchObject({ ok: false });
		expect(await shows(devon, a)).toMatchObject({ links: [], broken: 0 });
	});

	it('that is closed into its own duplicate, by two at once, is said on both, and on the desk', async () => {
		await Promise.all([
			closesInto(house, mara, a, b.id, now),
			closesInto(house, devon, b, a.id, now)
		]);
		for (const tip of [a, b])
			expect(await shows(mara, tip)).toMatchObject({ continues: { in: 'itself' }, duplicates: [] });
		const { astray } = await mara.vault.countSituations();
		expect(astray).toEqual(expect.arrayContaining([a.id, b.id]));
	});

	it('whose original is gone afterwards says so', async () => {
		await closesInto(house, mara, a, b.id, now);
		await owner().execute(sql`select desk.forget_tip(${b.id}::uuid, '2026-11-29'::date)`);
		expect(await shows(mara, a)).toMatchObject({
			...{ continues: { in: 'gone' }, situation: [] },
			links: [{ other: undefined }]
		});
	});
});

describe('a link that is not what it says', () => {
	const puts = (tip: string, sealed: Uint8Array, id: string = randomUUID()) =>
		owner().execute(sql`insert into tip_links (id, tip_id, epoch, sealed)
			values (${id}, ${tip}, 1, ${Buffer.from(sealed)})`);
	const forged = async (by: Person, tip: string, id: string) =>
		sealWritten(
			linkTo(b.id),
			{ kind: 'link', id, tip, lane: 'general', epoch: 1 },
			await recipientOf(house.general.identity),
			{ id: by.officerId, signingKey: by.keys.signingKey }
		);

	it('copied under another tip, by who has the database, says nothing there, and that is said', async () => {
		const { id } = await links(house, mara, a, linkTo(b.id), now);
		const c = await arrives();
		await owner().execute(sql`update tip_links set tip_id = ${c.id} where id = ${id}`);
		expect(await shows(await sits(house.devon), c)).toMatchObject({ links: [], broken: 1 });
	});

	it('by somebody who does not read the lane says nothing, and that is said', async () => {
		const id = randomUUID();
		await puts(a.id, await forged(house.ruth, a.id, id), id);
		expect(await shows(devon, a)).toMatchObject({ links: [], broken: 1 });
		const own = randomUUID();
		await puts(a.id, await forged(house.mara, a.id, own), own);
		expect(await shows(devon, a), 'a member’s own').toMatchObject({ links: [{ id: own }] });
	});

	it('is not kept without what its officer signed', async () => {
		const row = { ...{ id: randomUUID(), lane: 'general' }, epoch: 1, seen: 1 };
		const sealed = await forged(house.mara, a.id, row.id);
		const unsigned = { ...house.mara.actor, signed: undefined };
		expect(
			await triage.links.link(house.desk, unsigned, a.id, { ...row, sealed }, now)
		).toMatchObject({ ok: false, why: 'unsigned' });
		expect(await triage.links.idsIn(house.desk, house.mara.actor, 'general')).not.toContain(row.id);
	});
});

describe('with a restricted tip', () => {
	it('it lies there, and whoever does not read that lane sees neither it nor that there is one', async () => {
		const { ruth } = house;
		const restricted = await arrives({ involved: ['police'] }, 'review');
		const her = await sits(ruth);
		await links(house, her, restricted, linkTo(a.id), now);
		expect(await shows(her, restricted)).toMatchObject({
			links: [{ other: undefined, home: restricted.id }]
		});
		expect(await shows(mara, a)).toMatchObject({ links: [], broken: 0, situation: [] });
	});

	it('one that moved there leaves no title, words or marks behind, and its own links go', async () => {
		await links(house, mara, a, linkTo(b.id), now);
		await links(house, mara, b, linkTo(a.id, { kind: 'person' }), now);
		expect((await shows(devon, a)).links).toHaveLength(2);
		await moves(house, mara, b.id, 'review', now);
		const [link, ...more] = (await shows(devon, a)).links;
		expect(more).toEqual([]);
		expect(link).toMatchObject({ other: undefined });
		expect(JSON.stringify(link)).not.toContain('PA 1234');
		expect((await shows(devon, a)).situation).toEqual([]);
		const left = await owner().execute(sql`select id from tip_links where tip_id = ${b.id}`);
		expect(left).toHaveLength(0);
		const her = await sits(house.ruth);
		await loadsLinks(house, her, now);
		expect(await her.vault.linkedTips({ id: b.id })).toEqual([]);
	});
});
