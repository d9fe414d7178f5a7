import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enrol, type Person } from '../../../../scripts/demo/people.ts';
import {
	answersWith,
	CHEAP,
	createHouse,
	send,
	type House
} from '../../../../tests/support/house.ts';
import {
	countersign,
	draft,
	idOf,
	inLane,
	join,
	lookThrough,
	propose,
	sayYes,
	signatureOf,
	turn
} from '../../../../tests/support/lane.ts';
import { unlocked } from '../../../../tests/support/unlocked.ts';
import { untilWaiting } from '../../../../tests/support/waiting.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { sign } from '#lib/sealed/signature.ts';
import { agree } from '#lib/sealed/voice.ts';
import { laneEpochs, laneProposals } from '../db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date('2026-11-30T09:00:00Z');
const waits = { ok: true, stands: false };
const stands = { ok: true, stands: true };
const refused = (why: string) => ({ ok: false, why });
let house: House;
beforeEach(async () => {
	house = await createHouse(now);
});
afterEach(() => house.database.close());

const general = async () => (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
const epochs = () => house.database.as.owner.$count(laneEpochs, eq(laneEpochs.laneId, 'general'));
const proposals = () =>
	house.database.as.owner.$count(laneProposals, eq(laneProposals.laneId, 'general'));
const takeBack = async (by: Person, whose = by) => {
	const actor = inLane(by, 'general');
	return staff.lane.refuse(house.desk, actor, await idOf(house.desk, actor, whose), now);
};
const due = async (who: Person) =>
	(await staff.lane.dueCards(house.desk, inLane(who, 'general'), now)).map(({ lane }) => lane);
const asks = (kind: 'joins' | 'leaves', whom: Person, by = house.mara) =>
	staff.lane.ask(
		house.desk,
		inLane(by, 'general'),
		'general',
		{ officerId: whom.officerId, kind },
		now
	);
/** Begins both while whoever changes lanes has to wait, so that neither is done before the other has begun. */
const atOnce = <One, Other>(one: () => Promise<One>, other: () => Promise<Other>) =>
	house.database.as.owner
		.transaction(async (tx) => {
			await tx.execute(sql`select pg_advisory_xact_lock(hashtext('plainsight lanes'))`);
			const begun = one();
			await untilWaiting(house.database, 1);
			const second = other();
			await untilWaiting(house.database, 2);
			return [begun, second] as const;
		})
		.then((both) => Promise.all(both));

describe('two members', () => {
	it('who propose at once both wait, and of two cards one stands', async () => {
		const { mara, devon } = house;
		const [hers, his] = [
			await draft(house, [mara, devon], now),
			await draft(house, [mara, devon], now)
		];
		const both = await atOnce(
			() => propose(house, mara, hers, now),
			() => propose(house, devon, his, now)
		);
		expect(both).toEqual([waits, waits]);
		expect(await proposals()).toBe(2);
		const ids = [
			await idOf(house.desk, mara.actor, devon),
			await idOf(house.desk, mara.actor, mara)
		];
		const sign = (by: Person, id: string, of: typeof hers) =>
			staff.lane.countersign(house.desk, by.actor, id, { signature: signatureOf(by, of) }, now);
		const crossed = await atOnce(
			() => sign(mara, ids[0]!, his),
			() => sign(devon, ids[1]!, hers)
		);
		expect(crossed).toEqual([stands, refused('not-allowed')]);
		expect([await epochs(), await proposals()]).toEqual([2, 0]);
		expect((await general()).card).toMatchObject({ recipient: his.card.recipient });
	});

	it('who stand by one at once make one card of it', async () => {
		const { mara, devon, ruth } = house;
		const keys = await join(house, ruth, now);
		const made = await draft(house, [mara, devon, ruth], now, keys);
		expect(await propose(house, mara, made, now)).toEqual(waits);
		const id = await idOf(house.desk, mara.actor, mara);
		const sign = (by: Person) => () =>
			staff.lane.countersign(
				house.desk,
				inLane(by, 'general'),
				id,
				{ signature: signatureOf(by, made) },
				now
			);
		expect(await atOnce(sign(devon), sign(ruth))).toEqual([stands, refused('not-allowed')]);
		expect(await epochs()).toBe(3);
	});
});

describe('a card that is taken back', () => {
	it('as a colleague stands by it is gone or stands, and never half', async () => {
		const { mara, devon } = house;
		const made = await draft(house, [mara, devon], now);
		const id = async () => idOf(house.desk, devon.actor, mara);
		for (const isFirst of [true, false]) {
			await propose(house, mara, made, now);
			const at = await id();
			const back = () => staff.lane.refuse(house.desk, mara.actor, at, now);
			const sign = () =>
				staff.lane.countersign(
					house.desk,
					devon.actor,
					at,
					{ signature: signatureOf(devon, made) },
					now
				);
			const both = isFirst ? await atOnce(back, sign) : await atOnce(sign, back);
			expect(both[0]).toMatchObject({ ok: true });
			expect(both[1]).toEqual(refused('not-allowed'));
			expect([await epochs(), await proposals()]).toEqual([isFirst ? 1 : 2, 0]);
		}
	});

	it('is not shown again with the signature that it had: nobody signs in another’s place', async () => {
		const { mara, devon } = house;
		const made = await draft(house, [mara, devon], now);
		expect(await propose(house, mara, made, now)).toEqual(waits);
		expect(await takeBack(mara)).toEqual({ ok: true });
		const hers = signatureOf(mara, made);
		expect(await propose(house, devon, made, now, { signatures: [hers] })).toEqual(
			refused('bad-card')
		);
		expect(await propose(house, devon, made, now)).toEqual(waits);
		const again = countersign(house, devon, devon, made, now, { signature: hers });
		expect(await again).toEqual(refused('bad-card'));
		expect(await epochs()).toBe(1);
		expect(await countersign(house, mara, devon, made, now)).toEqual(stands);
	});

	it('gives way to the next that the same member proposes', async () => {
		const { mara, devon } = house;
		const [first, next] = [
			await draft(house, [mara, devon], now),
			await draft(house, [mara, devon], now)
		];
		for (const made of [first, next]) expect(await propose(house, mara, made, now)).toEqual(waits);
		expect(await proposals()).toBe(1);
		const stale = countersign(house, devon, mara, first, now);
		expect(await stale, 'a signature of the former').toEqual(refused('bad-card'));
		expect(await countersign(house, devon, mara, next, now)).toEqual(stands);
	});
});

describe('what changes while a card waits', () => {
	let sam: Person;
	beforeEach(async () => {
		const agency = { id: 'police', name: 'Police' };
		const who = { name: 'Sam Bond', agency, role: 'officer' } as const;
		sam = await enrol(house.desk, who, now, house.alton, CHEAP);
		staff.hold(sam);
		await sayYes(house, sam, now);
	});
	const withSam = async () => {
		const { mara, devon } = house;
		const made = await draft(house, [mara, devon, sam], now);
		expect(await propose(house, mara, made, now)).toEqual(waits);
		return made;
	};
	const stood = (made: Awaited<ReturnType<typeof withSam>>) =>
		countersign(house, house.devon, house.mara, made, now);
	const notHis = async () => {
		expect((await general()).members).toHaveLength(2);
		expect(await epochs()).toBe(1);
	};

	it('keeps it from standing: the newcomer’s access ended', async () => {
		const made = await withSam();
		await staff.people.disable(house.desk, house.alton.actor, sam.officerId, now);
		expect(await stood(made)).toEqual(refused('not-enrolled'));
		await notHis();
	});

	it('keeps it from standing: the newcomer is of another agency now, which tips may name', async () => {
		const made = await withSam();
		const { desk, alton } = house;
		const moved = staff.people.setAgency(desk, alton.actor, sam.officerId, 'customs', now);
		expect(await moved).toEqual({ ok: true });
		expect(await stood(made)).toEqual(refused('other-agency'));
		await notHis();
	});

	it('keeps it from standing: the newcomer says no after all, or is asked no more', async () => {
		for (const by of [sam, house.devon]) {
			const made = await withSam();
			const { desk } = house;
			const back = staff.lane.takeBack(desk, by.actor, 'general', sam.officerId, now);
			expect(await back).toEqual({ ok: true });
			expect(await stood(made)).toEqual(refused('not-agreed'));
			await notHis();
			await sayYes(house, sam, now);
		}
		expect(await stood(await withSam())).toEqual(stands);
	});

	it('keeps it from standing: whoever proposed it has no access any more, and it is for them, too', async () => {
		const { desk, alton, mara, devon } = house;
		const made = await draft(house, [mara, devon], now);
		expect(await propose(house, devon, made, now)).toEqual(waits);
		await staff.people.disable(desk, alton.actor, devon.officerId, now);
		expect(await countersign(house, mara, devon, made, now)).toEqual(refused('not-enrolled'));
		await notDevons();
	});
	const notDevons = async () => {
		expect((await general()).members).toMatchObject([{ officerId: house.mara.officerId }]);
		expect(await due(house.mara)).toEqual(['general']);
	};

	it('does not get past the look-through with two signatures at once', async () => {
		const { mara, devon, ruth, sheets } = house;
		await send(house.intake, answersWith(), now);
		await sayYes(house, ruth, now);
		const made = await draft(house, [mara, devon, ruth], now);
		const signatures = [signatureOf(sheets[0]!, made)];
		const given = { signatures };
		expect(await propose(house, mara, made, now, given)).toEqual(refused('new-tips'));
		expect(
			await propose(house, mara, made, now, { ...given, lookedThrough: printOfIds([]) })
		).toEqual(refused('new-tips'));
		expect([await epochs(), await proposals()]).toEqual([1, 0]);
		const looked = { ...given, lookedThrough: await lookThrough(house) };
		expect(await propose(house, mara, made, now, looked)).toEqual(stands);
	});
});

describe('a colleague', () => {
	it('who proposes the lane for themselves alone has it by nobody’s word, and nobody is out', async () => {
		const { mara, devon, ruth } = house;
		const made = await draft(house, [devon], now);
		expect(await propose(house, devon, made, now)).toEqual(waits);
		expect(await countersign(house, devon, devon, made, now)).toEqual(refused('bad-card'));
		await sayYes(house, ruth, now);
		const pair = await draft(house, [devon, ruth], now);
		expect(await propose(house, devon, pair, now, { lookedThrough: printOfIds([]) })).toEqual(
			waits
		);
		const friend = countersign(house, ruth, devon, pair, now);
		expect(await friend, 'somebody new has no word in it').toEqual(refused('not-allowed'));
		expect((await general()).members).toHaveLength(2);
		expect(await epochs()).toBe(1);
		const theirs = await draft(house, [mara, devon], now);
		expect(await propose(house, ruth, theirs, now), 'of another lane').toEqual(
			refused('not-allowed')
		);
	});

	it('who is asked to leave goes on by no card that names them, and stops none that does not', async () => {
		const { mara, devon, ruth } = house;
		const keys = await join(house, ruth, now);
		const all = [mara, devon, ruth];
		const before = await draft(house, all, now, keys);
		expect(await propose(house, devon, before, now)).toEqual(waits);
		expect(await asks('leaves', devon)).toEqual({ ok: true });
		// Mara's or Ruth's browser would stand by it unasked: it changes nobody.
		expect(await countersign(house, ruth, devon, before, now)).toEqual(refused('not-agreed'));
		expect(await propose(house, devon, await draft(house, all, now, keys), now)).toEqual(
			refused('not-agreed')
		);
		const made = await draft(house, [mara, ruth], now, keys);
		expect(await propose(house, mara, made, now)).toEqual(waits);
		expect(await takeBack(devon, mara)).toEqual(refused('not-allowed'));
		expect(await takeBack(devon), 'his own').toEqual({ ok: true });
		expect(await countersign(house, ruth, mara, made, now)).toEqual(stands);
		expect((await general()).members).toHaveLength(2);
		expect(await due(mara)).toEqual([]);
	});

	it('who proposes what nobody can stand by holds up no other card', async () => {
		const { mara, devon } = house;
		const later = new Date('2027-01-04T09:00:00Z');
		const made = await draft(house, [mara, devon], later);
		const sealedFor = made.sealedFor.map((one) => ({ ...one, sealed: new Uint8Array(400) }));
		expect(await propose(house, devon, made, later, { sealedFor })).toEqual(waits);
		const wanted = await staff.lane.dueCards(house.desk, mara.actor, later);
		expect(wanted.map(({ lane }) => lane)).toEqual(['general']);
	});

	it('who says yes again and again makes no card due', async () => {
		const { desk, devon, mara } = house;
		const { officerId: id, keys } = devon;
		const yes = agree({ id, signingKey: keys.signingKey }, 'general');
		const again = new Date(now.getTime() + 60_000);
		expect(await staff.lane.agree(desk, devon.actor, yes, again)).toEqual({ ok: true });
		expect(await due(mara)).toEqual([]);
	});

	it('who says yes with the voice of another is refused, and silences nobody', async () => {
		const { desk, mara, devon } = house;
		const made = await draft(house, [mara, devon], now);
		const voice = signatureOf(mara, made);
		if (voice.by !== 'voice') throw new Error('no voice');
		const body = { v: 2 as const, officer: devon.officerId, lane: 'general', voice: voice.key };
		const stolen = { ...body, signature: sign('agreement', body, devon.keys.signingKey) };
		expect(await staff.lane.agree(desk, devon.actor, stolen, now)).toEqual(refused('bad-card'));
		expect(await propose(house, mara, made, now)).toEqual(waits);
		expect(await countersign(house, devon, mara, made, now)).toEqual(stands);
	});

	it('who puts a signature of an older card under the newest adds nothing to it', async () => {
		const { mara, devon } = house;
		const first = await draft(house, [mara, devon], now);
		await propose(house, mara, first, now);
		expect(await countersign(house, devon, mara, first, now)).toEqual(stands);
		const next = await draft(house, [mara, devon], now, first.keys);
		const old = signatureOf(devon, first);
		expect(await propose(house, mara, next, now)).toEqual(waits);
		const replayed = countersign(house, devon, mara, next, now, { signature: old });
		expect(await replayed).toEqual(refused('bad-card'));
		expect(await epochs()).toBe(2);
	});

	it('who seals junk for one of three is told of by that one’s unlock, and any other’s mends it', async () => {
		const { mara, devon, ruth } = house;
		const keys = await join(house, ruth, now);
		const made = await draft(house, [mara, devon, ruth], now, keys);
		const sealedFor = made.sealedFor.map((one) =>
			one.holder === ruth.officerId ? { ...one, sealed: new Uint8Array(400) } : one
		);
		expect(await propose(house, mara, made, now, { sealedFor })).toEqual(waits);
		expect(await countersign(house, devon, mara, made, now)).toEqual(stands);
		const missing = { lane: 'general', epoch: 3 };
		const hers = await unlocked(house, ruth, now);
		expect(hers.missing).toEqual([missing]);
		expect((await unlocked(house, devon, now)).repaired).toMatchObject([
			{ ...missing, holder: ruth.officerId }
		]);
		expect((await unlocked(house, ruth, now)).missing).toEqual([]);
	});

	it('who is new gets nothing of before by saying that it is missing: a member chooses that', async () => {
		const { desk, mara, ruth } = house;
		await join(house, ruth, now);
		const actor = inLane(ruth, 'general');
		const said = [1, 2, 3].map((epoch) => ({ lane: 'general', epoch }));
		await staff.lane.mend(desk, actor, said, [], now);
		expect((await unlocked(house, mara, now)).repaired).toMatchObject([{ epoch: 2 }]);
		const [lane] = await staff.lane.mine(desk, actor);
		expect(lane?.copies.map(({ epoch }) => epoch)).not.toContain(1);
	});

	it('who said yes is not told to propose a key that their browser cannot make', async () => {
		await sayYes(house, house.joan, now);
		expect([await due(house.joan), await due(house.mara)]).toEqual([[], ['general']]);
	});

	it('of another lane sees none of its cards, and takes none away', async () => {
		const { desk, mara, devon, ruth, joan } = house;
		const made = await draft(house, [mara, devon], now);
		expect(await propose(house, mara, made, now)).toEqual(waits);
		const id = await idOf(desk, mara.actor, mara);
		for (const { actor } of [ruth, joan]) {
			expect(await staff.lane.proposedCards(desk, actor)).toEqual([]);
			expect(await staff.lane.refuse(desk, actor, id, now)).toEqual(refused('not-allowed'));
			const signature = signatureOf(ruth, made);
			const stood = staff.lane.countersign(desk, actor, id, { signature }, now);
			expect(await stood).toEqual(refused('not-allowed'));
		}
		const copies = await staff.lane.proposedCards(desk, devon.actor);
		expect(copies[0]?.copy).not.toBeNull();
		expect(await proposals()).toBe(1);
	});
});

describe('somebody who left', () => {
	it('finds no card of the lane, and has no word in what comes after', async () => {
		const { desk, mara, devon, ruth } = house;
		const before = await join(house, ruth, now);
		const keys = await turn(house, now, before, { people: [mara, ruth] }).catch(() => undefined);
		expect(keys, 'Devon signed his own leaving').toBeDefined();
		const made = await draft(house, [mara, ruth], now, keys);
		expect(await propose(house, mara, made, now)).toEqual(waits);
		const id = await idOf(desk, mara.actor, mara);
		const out = inLane(devon);
		expect(await staff.lane.proposedCards(desk, out)).toEqual([]);
		const signature = signatureOf(devon, made);
		for (const actor of [out, devon.actor]) {
			const stood = staff.lane.countersign(desk, actor, id, { signature }, now);
			expect(await stood).toMatchObject({ ok: false });
		}
		const [row] = await house.database.as.owner
			.select({ card: laneProposals.card })
			.from(laneProposals)
			.where(and(eq(laneProposals.laneId, 'general'), eq(laneProposals.id, id)));
		expect(row?.card.signatures).toHaveLength(1);
	});
});
