import { createHash, randomUUID } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Recipient } from '../../src/lib/sealed/age.ts';
import type { LaneCardV2 } from '../../src/lib/sealed/lane-card-v2.ts';
import { CannotOpen, open } from '../../src/lib/sealed/open.ts';
import { sealReply } from '../../src/lib/sealed/reply.ts';
import { writeVoucher } from '../../src/lib/sealed/voucher.ts';
import {
	laneEpochs,
	laneKeys,
	lanes,
	officers,
	replies,
	tips as tipRows
} from '../../src/lib/server/db/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';

import {
	firstOf,
	newRecovery,
	nextEpoch,
	pinned,
	putCard,
	putCopies,
	putEpoch,
	withRecovery,
	type Epoch,
	type Recovery
} from '../support/cards.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { newState } from '../support/server.ts';

/**
 * Whoever writes the database and somebody who was a member of the general lane: Devon and Ruth, until its third card. It is
 * on cards that two members sign.
 */
const now = new Date('2026-11-29T10:00:00Z');
let house: House;
let recovery: Recovery;
let face: tips.Intake;
let folder: string;
let [before, newest]: Epoch[] = [];
let cards: { before: Epoch; newest: Epoch };
beforeEach(async () => {
	({ house, recovery } = await withRecovery(await createHouse(now)));
	const { mara, devon, ruth, joan } = house;
	const all = [mara, devon, ruth, joan];
	const made = { lane: 'general', recovery, now };
	before = await nextEpoch({ ...made, members: all }, await firstOf(house, 'general'));
	await putEpoch(house, before, all);
	newest = await nextEpoch({ ...made, members: [mara, joan], replies: [] }, before);
	await putEpoch(house, newest, [mara, joan]);
	cards = { before, newest };
	folder = newState();
	face = started(house, folder);
	expect(await told(face)).toMatchObject({ laneId: 'general', epoch: 3 });
	said(face);
});
afterEach(() => house.database.close());

const started = ({ intake }: House, folder: string): tips.Intake => ({
	...intake,
	memory: tips.createLaneMemory({ folder })
});
const owner = () => house.database.as.owner;
const said = ({ memory }: tips.Intake) =>
	memory.doubts.take().map(({ doubt, lane }) => `${doubt} ${lane}`);

/** Somebody tells something. @returns how it lies in the database. */
async function told(to: tips.Intake, involved: string[] = []) {
	await send(to, answersWith({ what: `At the harbour, ${randomUUID()}.`, involved }), now);
	const [row] = await owner()
		.select()
		.from(tipRows)
		.orderBy(sql`ctid desc`)
		.limit(1);
	return row!;
}
const isReadBy = async (sealed: Uint8Array, { keys }: Epoch): Promise<boolean> =>
	open(sealed, keys.identity).then(
		() => true,
		(error: unknown) => {
			if (error instanceof CannotOpen) return false;
			throw error;
		}
	);
const cut = async () => {
	for (const table of [laneKeys, laneEpochs])
		await owner()
			.delete(table)
			.where(and(eq(table.laneId, 'general'), gt(table.epoch, 2)));
};
/** A face that remembers nothing, with the general lane's pin at a card of its choice. */
const forgetful = (at: Epoch) => started(pinned(house, 'general', at.card), newState());

/** Another third card, which leads to them, and something for each who reads the lane: nobody is missed. */
async function forge(by: Parameters<typeof nextEpoch>[2], more: object = {}): Promise<Epoch> {
	const { mara, devon, ruth, joan } = house;
	const made = { lane: 'general', recovery, now, members: [devon, ruth], ...more };
	const forged = await nextEpoch(made, cards.before, by);
	await cut();
	await putCard(house, forged.card);
	await putCopies(house, forged, [mara, devon, ruth, joan]);
	return forged;
}

describe('whoever left and whoever writes the database', () => {
	it('have nothing sealed to what they held by taking the newest card away', async () => {
		await cut();
		for (const one of [face, started(house, folder)]) {
			expect(await told(one)).toMatchObject({ laneId: 'general', epoch: 3 });
			expect(said(one)).toContain('behind general');
		}
		const anew = forgetful(cards.newest);
		expect(await told(anew), 'its pin is of the card that is gone').toMatchObject({
			laneId: 'review'
		});
		expect(said(anew)).toContain('misfit general');
	});

	it('put no card in its place that one member signs, or one and somebody else’s custodian', async () => {
		const stranger = await newRecovery();
		const { devon } = house;
		for (const sheets of [[], stranger.sheets.slice(0, 1), stranger.sheets]) {
			await forge({ officers: [devon], sheets });
			expect(await told(face)).toMatchObject({ laneId: 'general', epoch: 3 });
			const anew = forgetful(cards.before);
			expect(await told(anew), 'which remembers nothing').toMatchObject({ laneId: 'review' });
			expect(said(anew)).toContain('misfit general');
		}
		expect(said(face)).toEqual(['broken general']);
	});

	it('as two of one former card lead away only a face that remembers nothing, from a pin that was not moved on', async () => {
		const { devon, ruth } = house;
		const forged = await forge({ officers: [devon, ruth] });
		for (const one of [face, started(house, folder)]) {
			const { sealed, epoch } = await told(one);
			expect(epoch).toBe(3);
			expect(await isReadBy(sealed, forged)).toBe(false);
			expect(await isReadBy(sealed, cards.newest)).toBe(true);
			expect(said(one)).toContain('forked general');
		}
		const moved = forgetful(cards.newest);
		expect(await told(moved)).toMatchObject({ laneId: 'review' });
		expect(said(moved)).toContain('misfit general');
		const led = await told(forgetful(cards.before));
		expect(await isReadBy(led.sealed, forged), 'the threat model says so').toBe(true);
	});

	it('gain nothing by another recovery card: whoever signs as its custodian is nobody', async () => {
		const stranger = await newRecovery();
		await putCard(house, stranger.card);
		const { devon } = house;
		await forge({ officers: [devon], sheets: stranger.sheets }, { recovery: stranger });
		expect(await told(face)).toMatchObject({ laneId: 'general', epoch: 3 });
		expect(said(face).sort()).toEqual(['broken general', 'broken recovery']);
		expect(await told(face, ['police', 'prosecutions', 'child-protection'])).toMatchObject({
			laneId: 'recovery',
			epoch: 1
		});
		expect(await told(forgetful(cards.before))).toMatchObject({ laneId: 'review' });
	});

	it('nor by calling the recovery lane another, or another the recovery lane', async () => {
		const { mara, joan } = house;
		const made = { lane: 'general', recovery, now, members: [mara, joan] };
		const by = { officers: [mara], sheets: recovery.sheets.slice(0, 1) };
		const next = await nextEpoch(made, cards.newest, by);
		await putEpoch(house, next, [mara, joan]);
		await owner().update(lanes).set({ kind: 'restricted' }).where(eq(lanes.id, 'recovery'));
		await owner().update(lanes).set({ kind: 'recovery' }).where(eq(lanes.id, 'general'));
		for (const one of [face, started(house, folder), forgetful(cards.before)])
			expect(await told(one)).toMatchObject({ laneId: 'general', epoch: 4 });
		await putCard(house, { ...recovery.card, epoch: 7 });
		const restarted = started(house, folder);
		expect(await told(restarted)).toMatchObject({ laneId: 'general', epoch: 4 });
		expect(said(restarted)).toEqual(['broken recovery']);
	});

	it('keep no new key from being used without an alarm, by hiding its copies', async () => {
		const { mara, joan } = house;
		const made = { lane: 'general', recovery, now, members: [mara, joan] };
		const next = await nextEpoch(made, cards.newest);
		await putEpoch(house, next, [mara, joan]);
		const hidden = await owner().delete(laneKeys).where(eq(laneKeys.epoch, 4)).returning();
		expect(await told(face)).toMatchObject({ laneId: 'general', epoch: 3 });
		expect(said(face)).toEqual(['uncopied general']);
		await owner().insert(laneKeys).values(hidden);
		expect(await told(face)).toMatchObject({ laneId: 'general', epoch: 4 });
		await putCard(house, (await nextEpoch(made, next)).card);
		expect(await told(face)).toMatchObject({ laneId: 'general', epoch: 4 });
		expect(said(face), 'of each anew').toEqual(['uncopied general']);
	});

	it('vouch for nobody with a key of before', async () => {
		const isTaken = async (keys: Epoch['keys']) =>
			(await tips.ticketFor(face, writeVoucher(keys, now), now)) !== undefined;
		expect(await isTaken(cards.newest.keys)).toBe(true);
		for (const keys of [house.general, cards.before.keys]) expect(await isTaken(keys)).toBe(false);
		await cut();
		expect(await isTaken(cards.before.keys)).toBe(false);
	});
});

describe('whoever writes the rows of people', () => {
	it('leads no tip to those whom it is about, and away from nobody', async () => {
		const { mara, joan } = house;
		const move = (officerId: string, agencyId: string) =>
			owner().update(officers).set({ agencyId }).where(eq(officers.id, officerId));
		await move(mara.officerId, 'labour');
		await move(joan.officerId, 'labour');
		expect(await told(face, ['police'])).toMatchObject({ laneId: 'review' });
		expect(await told(face, ['labour'])).toMatchObject({ laneId: 'general', epoch: 3 });
		const { readers } = await tips.acceptance(face, 'en', now);
		expect(readers.join()).toMatch(/Police.*Prosecution|Prosecution.*Police/);
	});

	it('sends nothing to a lane whose next card brings an agency that is named, even while that card waits', async () => {
		const { mara, joan, alton } = house;
		const made = { lane: 'general', recovery, now, members: [mara, joan, alton] };
		const next = await nextEpoch(made, cards.newest);
		await putCard(house, next.card);
		expect(await told(face)).toMatchObject({ laneId: 'general', epoch: 3 });
		expect(await told(face, [alton.agencyId])).toMatchObject({ laneId: 'review' });
	});
});

describe('a reply with a key of before', () => {
	const write = async (
		keys: Epoch['keys'],
		card: LaneCardV2,
		to: { id: string },
		words: string
	) => {
		const [tip] = await owner().select().from(tipRows).where(eq(tipRows.id, to.id));
		const id = randomUUID();
		const place = { id, tip: to.id, lane: card.recipient };
		const tipster = tip!.replyRecipient as Recipient;
		const { mara } = house;
		const by = { id: mara.officerId, signingKey: mara.keys.signingKey };
		const sealed = await sealReply({ words, asks: false }, { ...place, tipster }, keys, by);
		const row = { id, tipId: to.id, epoch: keys.epoch, writtenAt: now, ...sealed };
		await owner().insert(replies).values(row);
		return { id, hash: createHash('sha256').update(sealed.sealed).digest('base64url') };
	};

	it('is not shown once somebody left, and its lane is told, unless those who stayed listed it', async () => {
		const { code } = await send(face, answersWith({ what: 'A question.' }), now);
		const tip = (await tips.find(face, code))!;
		const { mara, joan } = house;
		const kept = await write(cards.before.keys, cards.before.card, tip, 'Thank you.');
		const forged = await write(
			cards.before.keys,
			cards.before.card,
			tip,
			'Come to the pier tonight, alone.'
		);
		const current = await write(cards.newest.keys, cards.newest.card, tip, 'We read it.');
		const read = async () => (await tips.openReplies(face, code, now)).map(({ words }) => words);
		const refused = async () =>
			(await owner().select().from(replies)).flatMap(({ id, refusedAt }) =>
				refusedAt ? [id] : []
			);
		expect(await read()).toEqual(['We read it.']);
		expect((await refused()).sort()).toEqual([kept.id, forged.id].sort());

		const made = { lane: 'general', recovery, now, members: [mara, joan] };
		const listed = await nextEpoch(
			{ ...made, replies: [kept.hash, current.hash].sort() },
			cards.newest
		);
		await putEpoch(house, listed, [mara, joan]);
		const turned = await nextEpoch(made, listed);
		await putEpoch(house, turned, [mara, joan]);
		expect(turned.card).toMatchObject({ repliesFrom: 4, replies: [] });
		expect((await read()).sort()).toEqual(['Thank you.', 'We read it.']);
		expect(await refused()).toEqual([forged.id]);
	});
});
