import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { laneActs } from '../../src/lib/sealed/lane-act.ts';
import { onTip, tipActs } from '../../src/lib/sealed/tip-act.ts';
import type { Link } from '../../src/lib/sealed/link.ts';
import * as audit from '../../src/lib/server/audit/index.ts';
import { actingAs } from '../../src/lib/server/db/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { turn } from '../support/lane.ts';
import { recordShown } from '../support/record-shown.ts';
import { keep, newBrowser, unlocked, type Browser } from '../support/unlocked.ts';

// The desk's server, or whoever writes its database before the day is over: it has every signed act that it was ever sent, writes
// whatever it likes into the record, and shows each officer another one. Devon reads the record at his own desk.

const now = new Date();
let house: House;
let browsers: { mara: Browser; devon: Browser };
let tip: { id: string; lane: string };
type Desk = Awaited<ReturnType<typeof sits>>;

beforeAll(async () => {
	house = await createHouse(now);
	browsers = { mara: newBrowser(), devon: newBrowser() };
});
afterAll(() => house.database.close());
beforeEach(async () => {
	const { code } = await send(house.intake, answersWith({ what: randomUUID() }), now);
	tip = { id: (await tips.find(house.intake, code))!.id, lane: 'general' };
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** An officer at an unlocked desk, who has followed the record that the server shows. */
async function sits(who: 'mara' | 'devon', shown?: (links: Link[]) => Link[]) {
	const person = house[who];
	const desk = await unlocked(house, person, now, browsers[who]);
	await follows(desk.vault, desk.actor, shown);
	const { lanes } = await keep(house, desk.actor, desk.vault, now, browsers[who]);
	return { ...desk, doubt: lanes.find(({ lane }) => lane === 'general')!.record };
}
async function follows(
	vault: Desk['vault'],
	actor: staff.Actor,
	shown: (links: Link[]) => Link[] = (links) => links
) {
	for (const { lane, from } of await vault.recordsFrom()) {
		const found = await triage.readLinks(house.desk, actor, lane, from ?? undefined);
		const links = found!.links.map(({ seq, at, ...bytes }) => ({
			...{ seq, at: at.getTime() },
			...{
				commitment: base64(bytes.commitment),
				body: base64(bytes.body),
				hash: base64(bytes.hash)
			}
		}));
		await vault.followRecord({ lane, links: shown(links) });
	}
}

const pageOf = (desk: Pick<Desk, 'vault' | 'actor'>) => recordShown(house, desk, 'general');
const newestTo = async (desk: Pick<Desk, 'vault' | 'actor'>) => (await pageOf(desk))[0];

const taking = async ({ vault }: Pick<Desk, 'vault'>, on = tip) =>
	vault.signAct(onTip(on, tipActs.take()));
/** Past the rooms, into the record: sealed, numbered and chained as any entry. */
const writes = (entry: audit.Act) =>
	actingAs(house.desk.db, house.mara.officerId, (tx) =>
		audit.record(tx, { lane: 'general' }, entry, now)
	);
const marasTaking = () => ({ act: 'tip.taken', by: house.mara.officerId, subject: tip.id });
const misfit = (why: string) => ({
	act: 'tip.taken',
	by: house.mara.officerId,
	verdict: { is: 'misfit', why }
});

it('an act that an officer signed is known as theirs by a colleague', async () => {
	const [mara, devon] = [await sits('mara'), await sits('devon')];
	const signed = await taking(mara);
	expect(await triage.take(house.desk, { ...mara.actor, signed }, tip.id, now)).toEqual({
		ok: true
	});
	expect(await newestTo(devon)).toEqual({ ...misfit(''), verdict: { is: 'signed' } });
});

describe('a server that writes acts in an officer’s name', () => {
	it('has no signature of theirs to show', async () => {
		await sits('mara');
		const devon = await sits('devon');
		await writes(marasTaking());
		expect(await newestTo(devon)).toEqual(misfit('unsigned'));
	});

	it('has none of theirs for this tip, and none of their moves of another', async () => {
		const [mara, devon] = [await sits('mara'), await sits('devon')];
		const signed = await taking(mara, { id: randomUUID(), lane: 'general' });
		await writes({ ...marasTaking(), signed });
		expect(await newestTo(devon)).toEqual(misfit('signature'));
		await writes({ ...marasTaking(), signed: await taking(devon) });
		expect(await newestTo(devon)).toEqual(misfit('signature'));
	});

	it('cannot do again what they did once, not even after they have unlocked anew', async () => {
		const [mara, devon] = [await sits('mara'), await sits('devon')];
		const signed = await taking(mara);
		await triage.take(house.desk, { ...mara.actor, signed }, tip.id, now);
		const again = await sits('mara');
		const back = await again.vault.signAct(onTip(tip, tipActs.release()));
		await triage.release(house.desk, { ...again.actor, signed: back }, tip.id, now);
		await writes({ ...marasTaking(), signed });
		expect(await newestTo(devon)).toEqual(misfit('again'));
	});

	it('cannot call it what was done before acts were signed', async () => {
		const devon = await sits('devon');
		const late = await unlocked(house, house.devon, now); // a new browser, that has seen nothing
		await writes(marasTaking());
		for (const desk of [devon, late]) expect(await newestTo(desk)).toEqual(misfit('unsigned'));
	});
});

describe('what is done to a lane', () => {
	it('is signed by who did it, and what follows from it names that', async () => {
		const leaves = { officerId: house.devon.officerId, kind: 'leaves' } as const;
		const [mara, devon] = [await sits('mara'), await sits('devon')];
		const { mara: who } = house;
		const unsigned = { ...mara.actor, signed: undefined };
		expect(await staff.lane.ask(house.desk, unsigned, 'general', leaves, now)).toEqual({
			ok: false,
			why: 'unsigned'
		});
		await writes({ act: 'member.leaves', by: who.officerId, subject: leaves.officerId });
		expect(await newestTo(devon)).toMatchObject({ verdict: { is: 'misfit', why: 'unsigned' } });
		const act = { lane: 'general', ...laneActs.ask(leaves.officerId, 'leaves') };
		const signed = { ...mara.actor, signed: await mara.vault.signAct(act) };
		expect(await staff.lane.ask(house.desk, signed, 'general', leaves, now)).toEqual({ ok: true });
		expect(await newestTo(devon)).toMatchObject({ verdict: { is: 'signed' } });
		const no = { lane: 'general', ...laneActs.takeBack(leaves.officerId) };
		const back = { ...mara.actor, signed: await mara.vault.signAct(no) };
		await staff.lane.takeBack(house.desk, back, 'general', leaves.officerId, now);
	});

	it('by a card is of who proposed it and who stood by it, and shows to who reads by the new key', async () => {
		await turn(house, now);
		browsers.devon = newBrowser();
		const page = await pageOf(await sits('devon'));
		expect(page.slice(0, 3).map(({ act, verdict }) => [act, verdict?.is])).toEqual([
			['card.stands', 'follows'],
			['card.signed', 'signed'],
			['card.proposed', 'signed']
		]);
	});
});

describe('a server that shows one record to one officer and another to the other', () => {
	it('is found out by the first act of either that the other reads', async () => {
		const devon = await sits('devon');
		// Mara is shown that Devon took the tip; the record that everybody else reads says otherwise.
		const forked = (links: Link[]) =>
			links.map((link) => ({ ...link, hash: base64(new Uint8Array(32).fill(7)) }));
		browsers.mara = newBrowser();
		await house.database.as.owner.execute(
			sql`delete from notebooks where officer_id = ${house.mara.officerId}`
		);
		const mara = await sits('mara', forked);
		const signed = await taking(mara);
		expect(await triage.take(house.desk, { ...mara.actor, signed }, tip.id, now)).toEqual({
			ok: true
		});
		expect(await newestTo(devon)).toEqual(misfit('fork'));
		// And Mara, once she is shown what the others see.
		const next = await sits('mara');
		expect(next.doubt).toBe('forked');
		// Nobody is kept from work by it.
		const back = await next.vault.signAct(onTip(tip, tipActs.release()));
		const became = await triage.release(house.desk, { ...next.actor, signed: back }, tip.id, now);
		expect(became).toEqual({ ok: true });
	});

	it('that is shorter than they saw it, is found out when they unlock', async () => {
		browsers.devon = newBrowser();
		await sits('devon');
		const cut = await sits('devon', (links) => links.slice(0, -1));
		expect(cut.doubt).toBe('cut');
		expect((await sits('devon')).doubt).toBeNull();
	});
});
