import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import * as staff from '../../../../tests/support/staff.ts';
import { acceptance } from '../tips/index.ts';

const now = new Date('2026-11-23T12:00:00Z');
let house: House;
beforeEach(async () => {
	house = await createHouse(now);
});
afterEach(() => house.database.close());

const told = async (officerId: string) =>
	staff.lane.ifLeaves(await staff.lane.list(house.desk), officerId);
const ends = (officerId: string) =>
	staff.people.disable(house.desk, house.alton.actor, officerId, now);
const isFormOpen = async () => (await acceptance(house.intake, 'en', now)).is === 'accepting';

describe('whoever ends somebody’s access', () => {
	it('is told first which lanes one reader is left in, and it is so', async () => {
		const { mara, devon, ruth, joan, alton } = house;
		expect((await told(alton.officerId)).lanes).toEqual([]);
		const stops = { stops: true };
		expect(await told(devon.officerId)).toEqual({
			lanes: [{ name: 'General', left: [mara.name], ...stops }],
			closesForm: false
		});
		const dueFor = async () => staff.lane.dueCards(house.desk, mara.actor, now);
		await ends(devon.officerId);
		expect(await dueFor(), 'nobody else can stand by it').toMatchObject([{ isAlone: true }]);
		const { members } = (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
		expect(members.map(({ name }) => name)).toEqual([mara.name]);
		expect(await isFormOpen()).toBe(true);
		expect(await told(mara.officerId)).toMatchObject({
			lanes: [{ name: 'General', left: [], stops: false }],
			closesForm: false
		});
		expect(await told(ruth.officerId)).toMatchObject({
			lanes: [{ left: [joan.name] }],
			closesForm: true
		});
		await ends(ruth.officerId);
		expect(await isFormOpen(), 'no lane has two readers').toBe(false);
		expect((await told(joan.officerId)).closesForm, 'it is closed already').toBe(false);
	});
});
