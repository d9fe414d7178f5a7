import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seal } from '#lib/sealed/age.ts';
import { utf8 } from '#lib/sealed/bytes.ts';
import type { Succession } from '#lib/sealed/succession.ts';
import {
	CHEAP,
	countersigned,
	firstCard,
	general,
	joined,
	propose,
	recoveryCode,
	recoveryKey,
	renewed,
	wantedFor,
	type Joined,
	type Proposed,
	type RecoveryKey
} from '../../../tests/support/workers.ts';
import { createCatchingUp } from './catching-up.ts';
import { createKeeping } from './keeping.ts';
import type { Fetched } from './server-keys.ts';
import type { Line } from './vault/protocol.ts';
import { newVerbs, type Givens, type Verbs } from './vault/verbs.ts';
import { isInDoubt, readLane, type Entry } from './work/acts.ts';

let [mara, devon]: Joined[] = [];
let recovery: RecoveryKey;
/** The lane's first card, and the one of after its key was turned in a colleague's browser. */
let cards: [Proposed, Proposed];
beforeAll(async () => {
	recovery = await recoveryKey();
	[mara, devon] = [await joined('mara'), await joined('devon')];
	const first = await firstCard([mara, devon], recovery);
	const [one, other] = [
		await mara.open(general(mara, recovery, first)),
		await devon.open(general(devon, recovery, first))
	];
	const turned = await propose(one, wantedFor([mara.member, devon.member], recovery));
	const second = await countersigned({ who: devon, vault: other }, turned, recovery);
	cards = [first, second];
});

/** What the desk's server has by now, and how often it was asked. */
let server: {
	asked: number;
	lanes: Givens['unlock']['lanes'];
	successions: Succession[];
	answers: boolean;
};
/** Mara's desk, unlocked while the lane had its first key. */
async function unlockedBefore() {
	const vault: Verbs = newVerbs(CHEAP);
	await vault.useRecoveryCode(recoveryCode);
	const call = (async (verb: keyof Verbs, given: never) =>
		(vault[verb] as (given: never) => unknown)(given)) as Line['call'];
	const keys = async (): Promise<Fetched<never>> => {
		server.asked += 1;
		const value = { notebook: null, lanes: server.lanes, successions: server.successions };
		return server.answers ? { ok: true, value: value as never } : { ok: false, status: 0 };
	};
	const unanswered = async () => ({ ok: false as const, status: 0 });
	const [links, entries, people] = [unanswered, unanswered, unanswered];
	const between = { call, keys, keep: unanswered, keepSeen: () => undefined };
	const keeping = createKeeping({ ...between, links, entries, people });
	const lanes = general(mara!, recovery, cards[0]);
	await keeping.unlock({ officerId: 'mara', keyring: mara!.keyring, lanes });
	const catching = createCatchingUp(async () => (await keeping.renew()).missing);
	return { vault, catching };
}
beforeEach(() => {
	server = { asked: 0, lanes: general(mara!, recovery, ...cards), successions: [], answers: true };
});

/** An entry of the lane's record, by nobody but the server. */
const entryAt = (epoch: 1 | 2, commitment?: Uint8Array): Promise<Entry> =>
	entryOf({ act: 'tip.arrived', by: null }, epoch, commitment);
async function entryOf(said: object, epoch: 1 | 2 = 1, commitment?: Uint8Array): Promise<Entry> {
	const plain = utf8(JSON.stringify({ v: 1, salt: 'x', ...said }));
	const body = await seal(plain, [cards[epoch - 1]!.card.recipient]);
	const is = new Uint8Array(createHash('sha256').update(plain).digest());
	const prev = new Uint8Array(32);
	return { seq: 1, at: new Date(1), prev, body, commitment: commitment ?? is };
}
const shelf = { span: async () => [], roster: async () => undefined };
type Desk = Awaited<ReturnType<typeof unlockedBefore>>;
const read = ({ vault, catching }: Desk, entry: Entry) =>
	catching.caughtUp('general', () => readLane(vault, shelf, 'general', [entry]), isInDoubt);
const written = (vault: Verbs, note: { epoch: number; sealed: string }) =>
	vault.openWritten({
		kind: 'note',
		at: {
			...{ id: 'a note', tip: 'a tip', lane: 'general', epoch: note.epoch },
			sealed: new Uint8Array(Buffer.from(note.sealed, 'base64'))
		},
		writers: {
			keys: {},
			rosters: cards.map(({ card, roster }) => ({ epoch: card.epoch, sealed: roster }))
		}
	});
const place = { kind: 'note', id: 'a note', tip: 'a tip', lane: 'general', epoch: 1 } as const;

describe('a desk that was unlocked before a colleague turned a lane’s key', () => {
	it('opens what the record says since, without anybody doing anything', async () => {
		const { value, isCurrent } = await read(await unlockedBefore(), await entryAt(2));
		expect(value.said.get(1)).toMatchObject({ act: 'tip.arrived', epoch: 2 });
		expect([isCurrent, server.asked]).toEqual([true, 1]);
	});

	it('asks for nothing while all of it opens', async () => {
		await read(await unlockedBefore(), await entryAt(1));
		expect(server.asked).toBe(0);
	});

	it('says that a key is newer only where it could not get it, and raises the alarm where it has them all', async () => {
		const altered = await entryAt(2, new Uint8Array(32));
		const desk = await unlockedBefore();
		const { value, isCurrent } = await read(desk, altered);
		expect([value.said.get(1), isCurrent]).toEqual([undefined, true]);
		server.answers = false;
		const cut = await read(await unlockedBefore(), await entryAt(2));
		expect([cut.value.said.get(1), cut.isCurrent]).toEqual([undefined, false]);
	});

	it('says so as well where the desk shows a card and no copy that fits', async () => {
		server.lanes = server.lanes.map((lane) => ({ ...lane, copies: lane.copies.slice(0, 1) }));
		const desk = await unlockedBefore();
		expect((await read(desk, await entryAt(2))).isCurrent).toBe(false);
		const note = await (
			await devon!.open(general(devon!, recovery, ...cards))
		).sealWritten({
			...{ body: { words: 'x' }, place: { ...place, epoch: 2 } }
		});
		const opens = desk.catching.opens('general', () => written(desk.vault, note));
		await expect(opens).rejects.toMatchObject({ name: 'NewerKey' });
	});

	it('opens many at once by asking once or twice, and what is no epoch of any card not at all', async () => {
		const { vault, catching } = await unlockedBefore();
		const colleague = await devon!.open(general(devon!, recovery, ...cards));
		const body = { words: 'newer' };
		const note = await colleague.sealWritten({ body, place: { ...place, epoch: 2 } });
		const all = await Promise.all(
			Array.from({ length: 20 }, () => catching.opens('general', () => written(vault, note)))
		);
		expect(all.map(({ by }) => by)).toEqual(Array.from({ length: 20 }, () => 'devon'));
		expect(server.asked).toBeLessThanOrEqual(2);
		const none = () => catching.opens('general', () => written(vault, { ...note, epoch: 9 }));
		for (let times = 0; times < 5; times++)
			await expect(none()).rejects.toMatchObject({ name: 'NotYourLane' });
		expect(server.asked).toBeLessThanOrEqual(3);
	});

	it('counts no tip as naming an agency because its own keys are of before', async () => {
		const { vault, catching } = await unlockedBefore();
		const tip = { id: 'a tip', lane: 'general', epoch: 2, sealed: new Uint8Array(1) };
		const counted = () => vault.countInvolved({ tips: [tip], agency: 'customs' });
		await expect(counted()).rejects.toMatchObject({ name: 'NotYourLane' });
		// It opens for nobody: then it counts.
		expect(await catching.does(counted)).toBe(1);
	});
});

describe('a desk that was unlocked before a colleague had other keys', () => {
	it('knows whose the acts are that they sign since', async () => {
		const held = general(devon!, recovery, cards[0]);
		const again = await renewed(devon!, held);
		const { made } = again;
		const colleague = await again.open(held, { former: [made.former] });
		const act = { act: 'tip.taken', lane: 'general', subject: 'a tip' };
		const signed = await colleague.signAct(act);
		const entry = await entryOf({ act: act.act, subject: act.subject, by: 'devon', signed });
		server.lanes = general(mara!, recovery, cards[0]);
		server.successions = [made.succession];
		const { value } = await read(await unlockedBefore(), entry);
		expect([value.verdicts.get(1), server.asked]).toEqual([{ is: 'signed' }, 1]);
	});
});
