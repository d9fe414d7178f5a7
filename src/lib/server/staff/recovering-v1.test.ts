import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createHouse } from '../../../../tests/support/house.ts';
import { asOfTheFirstReleases } from '../../../../tests/support/lane.ts';
import { askAll, begin, keep, seal } from '../../../../tests/support/recovering.ts';
import { renew, sit } from '../../../../tests/support/standing.ts';
import { laneEpochs } from '../db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

it('a lane on a card of version 1 that nobody opens is recovered by two custodians, with a card of version 2', async () => {
	const now = new Date();
	const house = await createHouse(now);
	const { alton, mara, devon, sheets } = house;
	await asOfTheFirstReleases(house, now);
	for (const { officerId } of [mara, devon])
		await staff.people.disable(house.desk, alton.actor, officerId, now);
	const [ruth, joan] = await Promise.all([
		sit(house, house.ruth, now),
		sit(house, house.joan, now)
	]);
	expect(await askAll(house, [ruth, joan], 'general', now)).toEqual({ ok: true });
	const two = [sheets[0]!, sheets[1]!] as const;
	const begun = await begin(house, ruth, 'general', two, now);
	if (!begun.ok) throw new Error(begun.why);
	const { made, opened, looked } = await seal(house, ruth, begun.recovery, two, now, {
		withOlder: true
	});
	expect(opened).toEqual({ readers: [], missing: [] });
	expect(await keep(house, ruth, begun.recovery, made, looked, now)).toEqual({ ok: true });
	const [row] = await house.database.as.owner
		.select()
		.from(laneEpochs)
		.where(eq(laneEpochs.epoch, 2));
	expect(row!.card).toMatchObject({ v: 2, lane: 'general', epoch: 2 });
	expect(await renew(house, ruth)).toEqual([]);
	expect(await renew(house, joan), 'not shared yet').toEqual([{ lane: 'general', epoch: 1 }]);
	await house.database.close();
});
