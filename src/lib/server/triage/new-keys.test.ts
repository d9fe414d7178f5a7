import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../scripts/demo/people.ts';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { moves, opens, sits } from '../../../../tests/support/moving.ts';
import { newKeysOf } from '../../../../tests/support/new-keys.ts';
import { proofOf } from '../../../../tests/support/proof.ts';
import { typedAgain } from '../../../../tests/support/unlocked.ts';
import * as staff from '../../../../tests/support/staff.ts';
import * as tips from '../tips/index.ts';
import * as triage from '../../../../tests/support/triage.ts';

/** Mara writes about a tip, renews her keys, writes, has the lane's card list them, and writes again. */
const begun = Date.now();
const at = (hours: number) => new Date(begun + hours * 3_600_000);
const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));
let house: House;
let tip: string;
let mara: Person;
beforeAll(async () => {
	house = await createHouse(at(0));
	({ mara } = house);
	const { code } = await send(house.intake, answersWith(), at(0));
	tip = (await tips.find(house.intake, code))!.id;
	await notes('first', at(1));
	const { given, after } = await newKeysOf(house, mara);
	const actor = { ...mara.actor, lanes: ['general'] };
	const proof = await proofOf(house, mara, at(2));
	expect(await staff.renewKeys(house.desk, actor, { proof }, given, at(2))).toEqual({ ok: true });
	mara = after;
	triage.hold(after);
	await notes('second', at(3));
	await newCard(at(4));
	await notes('third', at(5));
});
afterAll(() => house.database.close());

async function notes(words: string, now: Date) {
	const { vault, actor } = await sits(house, mara, now);
	const id = randomUUID();
	const place = { kind: 'note' as const, id, tip, lane: 'general', epoch: 1 };
	const { epoch, sealed } = await vault.sealWritten({ body: { words }, place });
	const note = { id, lane: 'general', epoch, sealed: bytes(sealed) };
	expect(await triage.note(house.desk, actor, tip, note, now)).toMatchObject({ ok: true });
}

/** As their pages do: Mara proposes it, and Devon compares her words. */
async function newCard(now: Date) {
	const { desk, devon } = house;
	const [hers, his] = [await sits(house, mara, now), await sits(house, devon, now)];
	const [due] = await staff.lane.dueCards(desk, hers.actor, now);
	const change = await hers.vault.changes(due!);
	expect(change).toMatchObject({ joined: [], left: [], renewed: [mara.officerId], unknown: [] });
	const proof = await typedAgain(house, mara);
	const made = await hers.vault.propose({ ...due!, proof, replies: [] });
	const proposal = {
		card: made.card,
		roster: bytes(made.roster),
		sealedFor: made.sealedFor.map(({ holder, sealed }) => ({ holder, sealed: bytes(sealed) }))
	};
	expect(await staff.lane.propose(desk, hers.actor, proposal, now)).toEqual({
		ok: true,
		stands: false
	});
	const [shown] = await staff.lane.proposedCards(desk, his.actor);
	const [person] = due!.members.filter(({ officer }) => officer === mara.officerId);
	const recovery = (await staff.lane.recoveryCard(desk))!;
	const base64 = (sealed: Uint8Array) => Buffer.from(sealed).toString('base64');
	const given = {
		proposal: { ...shown!, roster: base64(shown!.roster), copy: base64(shown!.copy!) },
		recovery,
		replies: [],
		proof: await typedAgain(house, devon)
	};
	await expect(his.vault.countersign(given)).rejects.toMatchObject({ name: 'NotCompared' });
	const { recipient, verifyKey } = person!;
	const compared = [{ holder: mara.officerId, recipient, verifyKey }];
	const signature = await his.vault.countersign({ ...given, compared });
	const stood = await staff.lane.countersign(desk, his.actor, shown!.id, { signature }, now);
	expect(stood).toEqual({ ok: true, stands: true });
}

const wordsOf = (opened: Awaited<ReturnType<typeof opens>>) =>
	opened!.page.notes.map(({ id }) => {
		const text = opened!.all.texts.get(id);
		return text?.ok ? [text.body.words, text.by] : 'not signed';
	});
const all = () => ['first', 'second', 'third'].map((words) => [words, mara.officerId]);

describe('what somebody wrote', () => {
	it('reads as theirs before they renewed their keys, until a card lists the new, and after', async () => {
		for (const who of [house.devon, mara]) {
			const sitting = await sits(house, who, at(6));
			expect(sitting.missing).toEqual([]);
			expect(wordsOf(await opens(house, sitting, tip, at(6)))).toEqual(all());
		}
	});

	it('reads as theirs in another lane, where the tip moved', async () => {
		const his = await sits(house, house.devon, at(7));
		expect(await moves(house, his, tip, 'review', at(7))).toMatchObject({ ok: true });
		const hers = await sits(house, house.ruth, at(8));
		expect(wordsOf(await opens(house, hers, tip, at(8)))).toEqual(all());
	});
});
