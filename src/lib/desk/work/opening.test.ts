import { beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { Recipient } from '#lib/sealed/age.ts';
import { readEnvelope, sealEnvelope, type Kind } from '#lib/sealed/envelope.ts';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import { cardOf, newOfficerKeys, type OfficerKeys } from '#lib/sealed/keyring.ts';
import type { LaneKeys } from '#lib/sealed/lane-keys.ts';
import { open } from '#lib/sealed/open.ts';
import { printOf } from '#lib/sealed/print.ts';
import { keepSaid, openSaid, readKept, readSaid, sealReply } from '#lib/sealed/reply.ts';
import { verifyKeyOf, type VerifyKey } from '#lib/sealed/signature.ts';
import { readWritten, sealWritten } from '#lib/sealed/written.ts';
import { openAll, reopeningOf, stageKey, type OpenedTip, type Opener } from './opening.ts';
import type { TipOnPage } from './tip-on-page.ts';
import { timeline } from './timeline.ts';
import { newEpoch } from '../../../../tests/support/lane-v1.ts';

const [id, mara, devon] = [randomUUID(), randomUUID(), randomUUID()];
const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
let keys: LaneKeys;
let recipient: Recipient;
let tipster: Recipient;
let officers: Record<string, OfficerKeys>;
let verifyKeys: Record<string, VerifyKey>;
let opens = 0;

const opened = (sealed: Uint8Array) => {
	opens += 1;
	return open(sealed, keys.identity);
};
/** Opens with real keys, as the vault's worker does. */
const opener: Opener = {
	openTip: async ({ sealed, id, lane, epoch }) =>
		readEnvelope<never>(await opened(sealed), { kind: 'tip', id, tip: id, lane, epoch }).body,
	openAddition: async ({ sealed, id, tip, lane, epoch }) =>
		readEnvelope<never>(await opened(sealed), { kind: 'addition', id, tip, lane, epoch }).body,
	openWritten: async (kind, { sealed, ...place }, writers) =>
		readWritten(await opened(sealed), { kind, ...place }, (officer) => writers.keys[officer] ?? []),
	openReply: async ({ sealed, sending, kept, writers, ...place }) => {
		const said = sealed
			? await openSaid(sealed, keys.identity)
			: readKept(await opened(kept.sealed), place);
		const signed = verifyKeyOf(keys.signingKey);
		const at = { said, file: sealed ?? undefined, sending: await opened(sending) };
		return readSaid(at, place, signed, (officer) => writers.keys[officer] ?? []);
	}
};
const write = async (kind: Kind, row: string, body: object, by: string, tip = id) =>
	sealWritten(body, { kind, id: row, tip, lane: 'general', epoch: 1 }, recipient, {
		id: by,
		signingKey: officers[by]!.signingKey
	});

beforeAll(async () => {
	const made = await newEpoch('general');
	keys = made.keys;
	recipient = made.card.recipient;
	tipster = await recipientOf(await newIdentity());
	officers = { [mara]: await newOfficerKeys(), [devon]: await newOfficerKeys() };
	verifyKeys = {
		[mara]: (await cardOf(officers[mara]!)).verifyKey,
		[devon]: (await cardOf(officers[devon]!)).verifyKey
	};
});

async function page(more: Partial<TipOnPage> = {}): Promise<TipOnPage> {
	const envelope = { v: 1, kind: 'tip', id, tip: id, lane: 'general', epoch: 1 } as const;
	const body = { answers: { what: 'x' }, replyPrint: printOf(tipster) };
	const sealed = await sealEnvelope({ ...envelope, body }, [recipient]);
	return {
		id,
		lane: 'general',
		laneName: 'General',
		restricted: false,
		epoch: 1,
		sealed,
		arrivedAt: at(9),
		dueAt: at(12),
		clock: null,
		clockDueAt: null,
		respondedAt: null,
		stages: [],
		responses: [],
		seen: [],
		urgency: 2,
		standing: 'proven',
		state: 'open',
		burntOn: null,
		replyRecipient: null,
		newestEpoch: 1,
		additions: [],
		replies: [],
		notes: [],
		urgencyChanges: [],
		moves: [],
		asides: [],
		closures: [],
		assignments: [],
		readings: [],
		members: [],
		rosters: [],
		people: [
			{ id: mara, name: 'Mara', verifyKeys: [verifyKeys[mara]!] },
			{ id: devon, name: 'Devon', verifyKeys: [verifyKeys[devon]!] }
		],
		...more
	};
}
const note = async (by: string, madeBy = by, tip = id) => {
	const row = randomUUID();
	const sealed = await write('note', row, { words: `a note of ${by}` }, by, tip);
	return { id: row, madeBy, madeAt: at(11), epoch: null, sealed };
};

/** A reply of Mara's, as its row has it now, and as the first releases had it. */
async function replied(to = tipster) {
	const reply = { words: 'When?', asks: true };
	const plain = {
		epoch: 1,
		writtenAt: at(10),
		asks: 'open',
		readAt: null,
		refusedAt: null
	} as const;
	const place = { id: randomUUID(), tip: id, tipster: to, lane: recipient };
	const by = { id: mara, signingKey: officers[mara]!.signingKey };
	const file = await sealReply(reply, place, keys, by);
	const row = {
		...plain,
		id: place.id,
		...file,
		kept: null,
		keptEpoch: null,
		laneId: null,
		movedEpoch: null
	};
	const first = randomUUID();
	const kept = await write('reply', first, reply, mara);
	return { file, row, before: { ...row, id: first, sealed: null, sending: null, kept } };
}

describe('opening a tip', () => {
	it('opens the tip and what was written about it, with whose signature holds', async () => {
		const one = await note(mara);
		const { tip, texts } = await openAll(opener, await page({ notes: [one] }));
		expect(tip).toMatchObject({ ok: true, body: { answers: { what: 'x' } } });
		expect(texts.get(one.id)).toMatchObject({ ok: true, by: mara });
	});

	it('opens a reply from its file, or from what was kept of it, and from that of the first releases', async () => {
		const { file, row, before } = await replied();
		const said = await openSaid(file.sealed, keys.identity);
		const place = { id: row.id, tip: id, lane: 'general', epoch: 1 };
		const gone = { ...row, id: row.id, sealed: null, kept: await keepSaid(said, place, recipient) };
		for (const reply of [row, gone, before]) {
			const { texts } = await openAll(opener, await page({ replies: [reply] }));
			expect(texts.get(reply.id)).toMatchObject({ ok: true, by: mara, body: { words: 'When?' } });
		}
	});

	it('shows nothing of a reply that was written for another than who told the tip', async () => {
		const { row } = await replied(recipient);
		const { texts } = await openAll(opener, await page({ replies: [row] }));
		expect(texts.get(row.id)).toEqual({ ok: false });
	});

	it('shows nothing of a note that stands under another officer’s name', async () => {
		const one = await note(mara, devon);
		const { texts } = await openAll(opener, await page({ notes: [one] }));
		expect(texts.get(one.id)).toEqual({ ok: false });
	});

	it('shows nothing of a note that was moved here from another tip', async () => {
		const one = await note(mara, mara, randomUUID());
		const { texts } = await openAll(opener, await page({ notes: [one] }));
		expect(texts.get(one.id)).toEqual({ ok: false });
	});

	it('shows nothing of a wait whose row says another stage, day or officer than was signed', async () => {
		const row = randomUUID();
		const body = { stage: 'held', until: '2026-12-04', words: 'The boat comes then.' };
		const held = {
			id: row,
			epoch: 1,
			stage: 'held' as const,
			begunBy: mara,
			begunAt: at(12),
			until: new Date('2026-12-04T04:00:00Z'),
			cameAt: null,
			endedBy: null,
			endedAt: null,
			sealed: await write('stage', row, body, mara)
		};
		const opens = async (stage: object, known?: OpenedTip) => {
			const stages = [{ ...held, ...stage }];
			const all = await openAll(opener, await page({ stages }), known);
			return { all, text: all.texts.get(stageKey(row)) };
		};
		const { all, text } = await opens({});
		expect(text).toMatchObject({ ok: true, by: mara, body });
		for (const other of [
			{ stage: 'withdrawn' },
			{ until: new Date('2026-12-24T04:00:00Z') },
			{ begunBy: devon }
		])
			expect((await opens(other)).text, JSON.stringify(other)).toEqual({ ok: false });
		const changed = await opens({ until: new Date('2026-12-24T04:00:00Z') }, all);
		expect(changed.text, 'once it was opened').toEqual({ ok: false });
	});

	it('shows nothing of a tip’s having been taken back by words of its tipster that do not say so', async () => {
		const row = randomUUID();
		const until = new Date('2026-12-04T04:00:00Z');
		const body = { stage: 'withdrawn', until: '2026-12-04', words: '' };
		const stage = {
			...{ id: row, epoch: 1, stage: 'withdrawn' as const, begunBy: mara, begunAt: at(12), until },
			...{ cameAt: null, endedBy: null, endedAt: null },
			sealed: await write('stage', row, body, mara)
		};
		const says = async (said: object) => {
			const envelope = {
				v: 1,
				kind: 'addition',
				id: row,
				tip: id,
				lane: 'general',
				epoch: 1
			} as const;
			const sealed = await sealEnvelope({ ...envelope, body: said }, [recipient]);
			const addition = { ...added(row, null), sealed };
			const whole = await page({ stages: [stage], additions: [addition] });
			return (await openAll(opener, whole)).texts.get(stageKey(row))?.ok;
		};
		expect(await says({ words: '', withdrawn: true })).toBe(true);
		expect(await says({ words: 'They moved.' })).toBe(false);
		expect(await says({ words: '', withdrawn: true, forced: true })).toBe(false);
	});

	it('goes on after something that does not open', async () => {
		const bad = { ...(await note(mara)), sealed: new Uint8Array([1, 2, 3]) };
		const good = await note(devon);
		const { tip, texts } = await openAll(opener, await page({ notes: [bad, good] }));
		expect([tip.ok, texts.get(bad.id)!.ok, texts.get(good.id)!.ok]).toEqual([true, false, true]);
	});

	it('opens after a refresh only what is new', async () => {
		const [first, second] = [await note(mara), await note(devon)];
		const before = await openAll(opener, await page({ notes: [first] }));
		opens = 0;
		const after = await openAll(opener, await page({ notes: [first, second] }), before);
		expect(opens).toBe(1);
		expect([...after.texts.keys()]).toEqual([first.id, second.id]);
	});

	it('tries again what is sealed to a newer key than the desk had', async () => {
		const one = await note(mara);
		const [shown, row] = [await page({ notes: [one] }), one.id];
		const newer = () => Promise.reject(Object.assign(new Error(), { name: 'NewerKey' }));
		const behind = { ...opener, openTip: newer, openWritten: newer };
		const before = await openAll(behind, shown);
		expect([before.tip, before.texts.get(row)]).toEqual([
			{ ok: false, newer: true },
			{ ok: false, newer: true }
		]);
		const { tip, texts } = await openAll(opener, shown, before);
		expect([tip.ok, texts.get(row)?.ok]).toEqual([true, true]);
	});

	it('keeps apart why it was closed and why it was opened again', async () => {
		const row = randomUUID();
		const closure = {
			id: row,
			closedBy: mara,
			closedAt: at(12),
			epoch: null,
			told: 'closed' as const,
			sealed: await write('closure', row, { words: 'thin', outcome: 'not-enough-detail' }, mara),
			reopenedBy: devon,
			reopenedAt: at(13),
			sealedReopening: await write('reason', row, { words: 'the van again' }, devon),
			reopeningEpoch: null
		};
		const whole = await page({ closures: [closure] });
		const { texts } = await openAll(opener, whole);
		expect(texts.get(row)).toMatchObject({ body: { outcome: 'not-enough-detail' }, by: mara });
		expect(texts.get(reopeningOf(row))).toMatchObject({ body: { words: 'the van again' } });
		expect(timeline(whole).map(({ what, text }) => [what, text])).toEqual([
			['arrived', undefined],
			['closed', row],
			['reopened', reopeningOf(row)]
		]);
	});
});

const exact = (minute: number) => new Date(at(10).getTime() + minute * 60_000);
const reply = {
	id: 'r',
	epoch: 1,
	writtenAt: at(10),
	asks: 'open',
	readAt: null,
	refusedAt: null,
	sealed: new Uint8Array(),
	sending: new Uint8Array(),
	kept: null,
	keptEpoch: null,
	laneId: null,
	movedEpoch: null
} as const;
const added = (id: string, openedAt: Date | null) => ({
	id,
	epoch: 1,
	arrivedAt: at(10),
	openedAt,
	dealtAt: null,
	sealed: new Uint8Array()
});

describe('the timeline', () => {
	it('tells a taking from a handing over, and stands in order', async () => {
		const whole = await page({
			notes: [await note(mara)],
			assignments: [
				{ officerId: devon, assignedBy: mara, assignedAt: at(14), endedAt: null },
				{ officerId: mara, assignedBy: mara, assignedAt: at(10), endedAt: at(14) }
			]
		});
		expect(timeline(whole).map(({ what, by, to }) => [what, by, to])).toEqual([
			['arrived', undefined, undefined],
			['taken', 'Mara', 'Mara'],
			['noted', 'Mara', undefined],
			['handed-over', 'Mara', 'Devon']
		]);
	});

	it('puts a question of the hour after the taking and before the closing, an answer after both', async () => {
		const closure = {
			id: 'c',
			closedBy: mara,
			closedAt: exact(40),
			epoch: null,
			told: 'closed',
			sealed: new Uint8Array(),
			reopenedBy: null,
			reopenedAt: null,
			sealedReopening: null,
			reopeningEpoch: null
		} as const;
		const whole = await page({
			assignments: [
				{ officerId: mara, assignedBy: mara, assignedAt: exact(5), endedAt: exact(40) }
			],
			replies: [reply],
			closures: [closure],
			additions: [added('a', null)]
		});
		expect(timeline(whole).map(({ what }) => what)).toEqual([
			'arrived',
			'taken',
			'asked',
			'closed',
			'added'
		]);
	});

	it('shows what was read before a question was asked above it, and none of it as its answer', async () => {
		const whole = await page({
			assignments: [{ officerId: mara, assignedBy: mara, assignedAt: exact(20), endedAt: null }],
			replies: [reply],
			additions: [added('read', exact(15)), added('unread', null)]
		});
		expect(timeline(whole).map(({ what, text }) => text ?? what)).toEqual([
			'arrived',
			'read',
			'taken',
			'unread',
			'r'
		]);
	});

	it('shows below a question what was said once the tipster had read it', async () => {
		const whole = await page({
			replies: [{ ...reply, asks: 'answered', readAt: at(10) }],
			additions: [added('answer', exact(30))]
		});
		expect(timeline(whole).map(({ what, text }) => text ?? what)).toEqual([
			'arrived',
			'r',
			'answer'
		]);
	});
});
