import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../scripts/demo/people.ts';
import { openLaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { openSaid } from '../../src/lib/sealed/reply.ts';
import { restate } from '../../src/lib/sealed/restated.ts';
import { actingAs, laneKeys, replies, restatements } from '../../src/lib/server/db/index.ts';
import * as staff from '../support/staff.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../support/triage.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { onTip, tipActs } from '../../src/lib/sealed/tip-act.ts';
import { signs } from '../support/keys-held.ts';
import { join } from '../support/lane.ts';
import { moves, sealedReply } from '../support/moving.ts';
import { actorNow, proposeDue, renew, sit, standBy, type AtDesk } from '../support/standing.ts';
import { unlocked } from '../support/unlocked.ts';

const now = new Date();
const WORDS = 'Go to the nurse.';
let house: House;
let id: string;
let code: ReceiptCode;
let [mara, devon, ruth]: AtDesk[] = [];
beforeEach(async () => {
	house = await createHouse(now);
	// Before the answer is sent: whoever leaves later holds the key that signs it.
	await join(house, house.joan, now);
	({ code } = await send(house.intake, answersWith({ what: 'At the pier.' }), now));
	id = (await tips.find(house.intake, code))!.id;
	[mara, devon, ruth] = await Promise.all(
		[house.mara, house.devon, house.ruth].map((one) => sit(house, one, now))
	);
});
afterEach(() => house.database.close());

const sealedBy = async ({ person, vault }: AtDesk, words: string, lane = 'general') => {
	const actor = await actorNow(house, person);
	return sealedReply(house, { actor, vault }, id, { words, asks: false }, now, lane);
};
async function answers(at: AtDesk, words = WORDS, lane = 'general') {
	const made = await sealedBy(at, words, lane);
	const actor = await actorNow(house, at.person);
	expect(await triage.reply(house.desk, actor, id, made, now)).toEqual({ ok: true });
}
const movesTo = async ({ person }: AtDesk, lane: string) =>
	expect(
		await moves(house, await unlocked(house, person, now), id, lane, now),
		`to ${lane}`
	).toEqual({ ok: true });
/** Joan leaves the lane, by the word of the two others. */
async function joanLeaves() {
	const change = { officerId: house.joan.officerId, kind: 'leaves' } as const;
	const actor = await actorNow(house, house.mara);
	expect(await staff.lane.ask(house.desk, actor, 'general', change, now)).toEqual({ ok: true });
	for (const one of [mara!, devon!]) await renew(house, one);
	expect(await proposeDue(house, mara!, 'general', now)).toEqual({ ok: true, stands: false });
	expect(await standBy(house, devon!, 'general', now)).toEqual({ ok: true, stands: true });
	for (const one of [mara!, devon!]) await renew(house, one);
}
const shown = async () =>
	(await tips.openReplies(house.intake, code, now)).map(({ words }) => words);

describe('an answer that stood when its tip moved to another lane', () => {
	it('is still there for its tipster when somebody leaves the lane where it was', async () => {
		await answers(mara!);
		await movesTo(mara!, 'review');
		expect(await shown()).toEqual([WORDS]);
		await joanLeaves();
		expect(await shown()).toEqual([WORDS]);
	});

	it('is still there when somebody left before it moved', async () => {
		await answers(mara!);
		await joanLeaves();
		await movesTo(mara!, 'review');
		expect(await shown()).toEqual([WORDS]);
	});

	it('is still there when the tip came back, where it was answered too, and somebody leaves then', async () => {
		await answers(mara!);
		await movesTo(mara!, 'review');
		await answers(ruth!, 'And then?', 'review');
		// Else what lay there before is put back: once it was found whole it is not there any more.
		await house.database.as.owner.execute(sql`delete from move_files`);
		await movesTo(ruth!, 'general');
		await joanLeaves();
		expect((await shown()).sort()).toEqual(['And then?', WORDS].sort());
		await movesTo(mara!, 'review');
		expect((await shown()).sort()).toEqual(['And then?', WORDS].sort());
	});

	it('is no former colleague’s to take away: nobody of a lane changes its word once the tip is gone', async () => {
		await answers(mara!);
		await movesTo(mara!, 'review');
		const { db } = house.desk;
		const said = sql`update restatements set said = 'nothing'`;
		await actingAs(db, house.devon.officerId, (tx) => tx.execute(said));
		await joanLeaves();
		expect(await shown()).toEqual([WORDS]);
	});
});

describe('what somebody who left the former lane signs with its old key', () => {
	const hex = (of: Uint8Array) => Buffer.from(of).toString('hex');
	/** They write the database, and put it among the answers. */
	const puts = (forged: Awaited<ReturnType<typeof sealedBy>>, lane: string | null) =>
		house.database.as.owner.execute(sql`
			insert into replies (id, tip_id, lane_id, epoch, written_at, asks, sealed_for_tipster, sending)
			values (${forged.id}, ${id}, ${lane}, ${forged.epoch}, ${now.toISOString()}::timestamptz, null,
				decode(${hex(forged.sealed)}, 'hex'), decode(${hex(forged.sending)}, 'hex'))`);

	it('is shown neither before the tip moves nor after, whatever stands of it in the database', async () => {
		const old = await openLaneKeys(await copyOf(house.joan), house.joan.keys.identity);
		const joan = await sit(house, house.joan, now);
		const forged = await sealedBy(joan, 'Come to the pier tonight, alone.');
		await joanLeaves();
		await puts(forged, null);
		expect(await shown()).toEqual([]);
		await movesTo(mara!, 'review');
		expect(await shown(), 'once a member moved it').toEqual([]);
		const said = await openSaid(forged.sealed, old.identity);
		const { id: reply, lane, ...word } = restate(said, forged.id, old);
		await house.database.as.owner
			.insert(restatements)
			.values({ replyId: reply, laneId: lane, ...word });
		expect(await shown(), 'with a word of their own').toEqual([]);
	});

	it('is not shown either where its lane was made to say it again while they read it, with no tip that moved', async () => {
		const joan = await sit(house, house.joan, now);
		const forged = await sealedBy(joan, 'Come to the pier tonight, alone.');
		const hers = await actorNow(house, house.joan);
		const junk = { ...forged, sealed: new Uint8Array(300) };
		expect(await triage.reply(house.desk, hers, id, junk, now)).toEqual({ ok: true });
		const old = await openLaneKeys(await copyOf(house.joan), house.joan.keys.identity);
		const word = restate(await openSaid(forged.sealed, old.identity), forged.id, old);
		const begun = { id: randomUUID(), lane: 'review', epoch: 1 };
		expect(await triage.begin(house.desk, hers, id, begun, now)).toMatchObject({ ok: true });
		const signed = signs(hers, { ...onTip({ id, lane: 'general' }, tipActs.move(begun.id)) }, now);
		const given = { reason: new Uint8Array(1), agencies: [], restated: [word] };
		const at = { tip: id, move: begun.id };
		expect(await triage.move(house.desk, signed, at, given, now)).toMatchObject({ ok: false });
		const { owner } = house.database.as;
		expect(await owner.$count(restatements), 'of a move that was not made').toBe(0);
		// With the database: before they leave, and after.
		const { id: reply, lane, ...rest } = word;
		await owner.insert(restatements).values({ replyId: reply, laneId: lane, ...rest });
		await joanLeaves();
		await owner.update(replies).set({ sealed: forged.sealed }).where(eq(replies.id, forged.id));
		expect(await shown()).toEqual([]);
	});

	it('is not shown where it is put among the answers of a tip that moved', async () => {
		const joan = await sit(house, house.joan, now);
		const forged = await sealedBy(joan, 'Come to the pier tonight, alone.');
		await movesTo(mara!, 'review');
		await joanLeaves();
		await puts(forged, 'general');
		expect(await shown()).toEqual([]);
	});

	async function copyOf({ officerId }: Person): Promise<Uint8Array> {
		const [copy] = await house.database.as.owner
			.select({ sealed: laneKeys.sealed })
			.from(laneKeys)
			.where(and(eq(laneKeys.laneId, 'general'), eq(laneKeys.holder, officerId)));
		return copy!.sealed;
	}
});
