import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import * as triage from '../../../../tests/support/triage.ts';
import * as tips from '../tips/index.ts';

const now = new Date('2026-11-23T14:37:21Z');
const before = new Date('2026-11-23T05:10:00Z');
const later = new Date('2026-11-23T16:00:00Z');
/** In the middle of the hour in which something came. */
const since = new Date('2026-11-23T14:10:00Z');
let house: House;
beforeEach(async () => {
	house = await createHouse(before);
});
afterEach(() => house.database.close());

async function arrive(answers: Parameters<typeof answersWith>[0], at = now): Promise<string> {
	const { code } = await send(house.intake, answersWith(answers), at);
	return (await tips.find(house.intake, code))!.id;
}
const shiftOf = async (who: 'mara' | 'devon' | 'ruth') => {
	const { held, came } = await triage.onShift(house.desk, house[who].actor, since);
	return { held: held.map(({ id }) => id), came: came.map(({ id }) => id) };
};

describe('a shift', () => {
	it('is what one holds, the most urgent first, and what came since it began and nobody has taken', async () => {
		const { desk, mara, devon } = house;
		const old = await arrive({ what: 'A boat.' }, before);
		const calm = await arrive({ what: 'A shop.' });
		const urgent = await arrive({ what: 'A gun.', danger: 'yes' });
		const free = await arrive({ what: 'A bar.' });
		for (const id of [old, calm, urgent]) await triage.take(desk, mara.actor, id, later);
		const came = await shiftOf('mara');
		expect(came.held[0]).toBe(urgent);
		expect([...came.held].sort()).toEqual([old, calm, urgent].sort());
		expect(came.came).toEqual([free]);
		await triage.handOver(desk, mara.actor, urgent, devon.officerId, later);
		expect(await shiftOf('devon')).toEqual({ held: [urgent], came: [free] });
	});

	it('shows nothing that came before it, and nothing of a lane that one does not read', async () => {
		await arrive({ what: 'A boat.' }, before);
		const theirs = await arrive({ what: 'An officer.', involved: ['police'] });
		expect(await shiftOf('mara')).toEqual({ held: [], came: [] });
		expect(await shiftOf('ruth')).toEqual({ held: [], came: [theirs] });
		const lanes = await triage.colleagues(house.desk, house.mara.actor);
		expect(lanes.map(({ id, members }) => [id, members.length])).toEqual([['general', 2]]);
	});
});
