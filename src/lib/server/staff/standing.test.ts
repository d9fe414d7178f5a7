import { beforeAll, describe, expect, it } from 'vitest';
import { isOpenedByAMember, signCard } from '#lib/sealed/lane-card-v2.ts';
import { openLaneKeys } from '#lib/sealed/lane-keys.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { openRoster } from '#lib/sealed/proposal.ts';
import { memberOf } from '../../../../scripts/demo/lanes.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { asOfTheFirstReleases } from '../../../../tests/support/lane.ts';
import {
	actorNow,
	agree,
	comparedRecovery,
	proposeDue,
	recoveryCard,
	renew,
	sit,
	standBy,
	waiting,
	type AtDesk
} from '../../../../tests/support/standing.ts';
import { typedAgain } from '../../../../tests/support/unlocked.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date();
let house: House;
let [mara, devon, ruth, joan]: AtDesk[] = [];
let desk: { mara: AtDesk; devon: AtDesk; ruth: AtDesk; joan: AtDesk };

beforeAll(async () => {
	house = await createHouse(now);
	await asOfTheFirstReleases(house, now);
	[mara, devon, ruth, joan] = await Promise.all(
		[house.mara, house.devon, house.ruth, house.joan].map((one) => sit(house, one, now))
	);
	desk = { mara: mara!, devon: devon!, ruth: ruth!, joan: joan! };
});

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const general = async () => {
	const [lane] = (await staff.lane.list(house.desk)).filter(({ id }) => id === 'general');
	return lane!;
};
const namesIn = async () => (await general()).members.map(({ name }) => name).sort();

describe('a lane of the first releases', () => {
	it('wants a card that stands by two once everybody who reads it has said yes', async () => {
		const { mara, devon } = desk;
		const due = async ({ person }: AtDesk) =>
			staff.lane.dueCards(house.desk, await actorNow(house, person), now);
		await agree(house, mara, ['general'], now);
		expect(await due(mara)).toEqual([]);
		await agree(house, devon, ['general'], now);
		expect((await due(mara)).map(({ lane }) => lane)).toEqual(['general']);
		expect(await due(desk.ruth)).toEqual([]);
	});

	it('is taken over by nobody of it with somebody new, whom no card names a member', async () => {
		const { devon, ruth } = desk;
		const [hers, his] = [ruth.person, devon.person];
		const actor = await actorNow(house, his);
		const joins = { officerId: hers.officerId, kind: 'joins' } as const;
		const before = new Date(now.getTime() - 60_000);
		const asked = await staff.lane.ask(house.desk, actor, 'general', joins, before);
		expect(asked).toEqual({ ok: true });
		await agree(house, ruth, ['general'], before);
		const members = [await memberOf(his, 'general'), await memberOf(hers, 'general')];
		const card = await recoveryCard(house);
		const people = members.map(({ officer: holder, ...keys }) => ({ holder, ...keys }));
		const made = await devon.vault.propose({
			...{ lane: 'general', kind: 'general', members, replies: [] },
			compared: [...people, comparedRecovery(card)],
			proof: await typedAgain(house, his),
			recovery: { recipient: card.recipient, card }
		});
		const sealedFor = made.sealedFor.map(({ holder, sealed }) => ({
			holder,
			sealed: bytes(sealed)
		}));
		const proposal = {
			card: made.card,
			roster: bytes(made.roster),
			sealedFor,
			lookedThrough: printOfIds([])
		};
		expect(await staff.lane.propose(house.desk, actor, proposal, now)).toEqual({
			ok: true,
			stands: false
		});
		const { id, copy } = await waiting(house, ruth, 'general');
		const keys = await openLaneKeys(bytes(copy!), hers.keys.identity);
		const own = await openRoster(proposal.roster, keys.identity);
		const signer = { id: hers.officerId, signingKey: hers.keys.signingKey };
		const [signature] = signCard({ ...made.card, signatures: [] }, signer, { own }).signatures;
		const stood = await staff.lane.countersign(
			house.desk,
			await actorNow(house, hers),
			id,
			{ signature: signature! },
			now
		);
		expect(stood).toEqual({ ok: false, why: 'not-allowed' });
		expect((await general()).card.v).toBe(1);
		await staff.lane.refuse(house.desk, actor, id, now);
		await staff.lane.takeBack(house.desk, actor, 'general', hers.officerId, now);
	});

	it('gets it by the word of two, and neither by one nor by somebody of another lane', async () => {
		const { mara, devon, ruth } = desk;
		expect(await proposeDue(house, mara, 'general', now)).toEqual({ ok: true, stands: false });
		expect((await general()).card.v).toBe(1);
		await expect(standBy(house, mara, 'general', now)).resolves.toMatchObject({ ok: false });
		await expect(waiting(house, ruth, 'general')).rejects.toThrow('no card waits');
		expect(await standBy(house, devon, 'general', now)).toEqual({ ok: true, stands: true });
		const { card, needsEpoch } = await general();
		expect(card).toMatchObject({ v: 2, epoch: 2, agencies: ['immigration', 'police'] });
		expect(card.v === 2 && card.kind !== 'recovery' && isOpenedByAMember(card)).toBe(true);
		expect(needsEpoch).toBe(false);
		for (const one of [mara, devon]) expect(await renew(house, one)).toEqual([]);
	});
});

describe('somebody who joins', () => {
	it('is asked, says yes, and reads the lane once two of it stand by a card with them', async () => {
		const { mara, devon, ruth } = desk;
		const ask = async (by: AtDesk) =>
			staff.lane.ask(
				house.desk,
				await actorNow(house, by.person),
				'general',
				{ officerId: ruth.person.officerId, kind: 'joins' },
				now
			);
		expect(await ask(ruth)).toEqual({ ok: false, why: 'not-allowed' });
		expect(await ask(mara)).toEqual({ ok: true });
		const actor = await actorNow(house, ruth.person);
		expect(await staff.lane.askedOf(house.desk, actor)).toMatchObject([
			{ lane: 'general', by: mara.person.name }
		]);
		await expect(proposeDue(house, mara, 'general', now)).rejects.toThrow('wants no card');
		await agree(house, ruth, ['general'], now);
		expect(await staff.lane.askedOf(house.desk, actor)).toEqual([]);
		expect(await proposeDue(house, devon, 'general', now, printOfIds([]))).toEqual({
			ok: true,
			stands: false
		});
		// She has a copy, and no word in what was before her.
		await expect(standBy(house, ruth, 'general', now)).rejects.toMatchObject({ name: 'Misfit' });
		expect(await namesIn()).toHaveLength(2);
		expect(await standBy(house, mara, 'general', now, { lookedThrough: printOfIds([]) })).toEqual({
			ok: true,
			stands: true
		});
		expect(await namesIn()).toEqual([mara, devon, ruth].map(({ person }) => person.name).sort());
		expect(await renew(house, ruth), 'what was before her is not missing').toEqual([]);
		expect(await copiesOf(ruth)).toEqual([3]);
	});

	it('reads what was before as one member chooses, and not as she does', async () => {
		const { mara, ruth } = desk;
		const { officerId: holder } = ruth.person;
		await renew(house, mara);
		const made = await mara.vault.shareEpochs({
			lane: 'general',
			holder,
			proof: await typedAgain(house, mara.person)
		});
		const copies = made.map(({ epoch, sealed }) => ({ epoch, sealed: bytes(sealed) }));
		const share = (actor: staff.Actor) =>
			staff.lane.share(house.desk, actor, 'general', { holder, copies }, now);
		expect(await share({ ...ruth.person.actor, lanes: [] })).toEqual({
			ok: false,
			why: 'not-allowed'
		});
		for (const { vault, person } of [ruth, desk.joan]) {
			const proof = await typedAgain(house, person);
			const given = { lane: 'general', holder: desk.joan.person.officerId, proof };
			await expect(vault.shareEpochs(given)).rejects.toMatchObject({ name: 'UnknownHolder' });
		}
		expect(await copiesOf(ruth)).toEqual([3]);
		expect(await share(await actorNow(house, mara.person))).toEqual({ ok: true });
		expect(await renew(house, ruth)).toEqual([]);
		expect(new Set(await copiesOf(ruth))).toEqual(new Set([1, 2, 3]));
	});
});

/** Epochs of the general lane that the desk hands somebody copies of. */
async function copiesOf({ person }: AtDesk) {
	const lanes = await staff.lane.mine(house.desk, await actorNow(house, person));
	return lanes.find(({ lane }) => lane === 'general')?.copies.map(({ epoch }) => epoch);
}

describe('somebody who leaves', () => {
	it('is out by a card without them, by nobody’s word alone, and the lane wants no other', async () => {
		const { mara, devon, ruth } = desk;
		for (const one of [mara, devon, ruth]) await renew(house, one);
		const actor = await actorNow(house, ruth.person);
		const { officerId } = devon.person;
		const leaves = { officerId, kind: 'leaves' } as const;
		expect(await staff.lane.ask(house.desk, actor, 'general', leaves, now)).toEqual({ ok: true });
		expect(
			await staff.lane.takeBack(
				house.desk,
				await actorNow(house, devon.person),
				'general',
				officerId,
				now
			)
		).toEqual({ ok: false, why: 'not-allowed' });
		expect(await proposeDue(house, ruth, 'general', now)).toEqual({ ok: true, stands: false });
		expect(await namesIn()).toContain(devon.person.name);
		expect(await standBy(house, mara, 'general', now)).toEqual({ ok: true, stands: true });
		const { card, needsEpoch } = await general();
		expect(card).toMatchObject({
			epoch: 4,
			repliesFrom: 4,
			agencies: ['child-protection', 'police']
		});
		expect(await namesIn()).not.toContain(devon.person.name);
		expect(needsEpoch).toBe(false);
		const due = await staff.lane.dueCards(house.desk, await actorNow(house, mara.person), now);
		expect(due).toEqual([]);
	});
});
