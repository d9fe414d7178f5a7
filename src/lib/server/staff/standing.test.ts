import { beforeAll, describe, expect, it } from 'vitest';
import { isOpenedByAMember } from '#lib/sealed/lane-card-v2.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import {
	actorNow,
	agree,
	proposeDue,
	renew,
	standBy,
	waiting,
	type AtDesk
} from '../../../../tests/support/standing.ts';
import { unlocked } from '../../../../tests/support/unlocked.ts';
import * as staff from './index.ts';

const now = new Date();
let house: House;
let [mara, devon, ruth, joan]: AtDesk[] = [];
let desk: { mara: AtDesk; devon: AtDesk; ruth: AtDesk; joan: AtDesk };

beforeAll(async () => {
	house = await createHouse(now);
	const sit = async (person: House['mara']) => ({
		person,
		vault: (await unlocked(house, person, now)).vault
	});
	[mara, devon, ruth, joan] = await Promise.all(
		[house.mara, house.devon, house.ruth, house.joan].map(sit)
	);
	desk = { mara: mara!, devon: devon!, ruth: ruth!, joan: joan! };
});

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
		expect(await proposeDue(house, devon, 'general', now, 0)).toEqual({ ok: true, stands: false });
		// She has a copy, and no word in what was before her.
		await expect(standBy(house, ruth, 'general', now)).rejects.toMatchObject({ name: 'Misfit' });
		expect(await namesIn()).toHaveLength(2);
		expect(await standBy(house, mara, 'general', now, 0)).toEqual({ ok: true, stands: true });
		expect(await namesIn()).toEqual([mara, devon, ruth].map(({ person }) => person.name).sort());
		expect(await renew(house, ruth)).toEqual([
			{ lane: 'general', epoch: 1 },
			{ lane: 'general', epoch: 2 }
		]);
	});
});

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
