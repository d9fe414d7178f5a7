import { expect } from 'vitest';
import type { Person } from '../../scripts/demo/people.ts';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import { newEpoch, sealLaneKeys, type LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import type { House } from './house.ts';

/** The general lane gets its next key, for whoever is a member by now. */
export async function turn(
	{ desk, mara, general }: House,
	now: Date,
	before: LaneKeys = general
): Promise<LaneKeys> {
	const holders = await staff.lane.holders(desk, 'general');
	const { keys, card } = await newEpoch('general', before, holders);
	const sealedFor = await Promise.all(
		holders.map(async ({ holder, recipient }) => ({
			holder,
			sealed: await sealLaneKeys(keys, recipient)
		}))
	);
	expect(await staff.lane.addEpoch(desk, mara.actor, card, sealedFor, now)).toEqual({ ok: true });
	return keys;
}

/** Mara adds somebody to the general lane, in which no tip is yet. */
export async function join({ desk, mara, general }: House, newcomer: Person, now: Date) {
	const { recipient } = await cardOf(newcomer.keys);
	const { officerId, agencyId } = newcomer;
	const keys = [{ epoch: 1, sealed: await sealLaneKeys(general, recipient) }];
	const added = { officerId, keys, lookedThrough: { tips: 0, agencyId } };
	expect(await staff.lane.addMember(desk, mara.actor, 'general', added, now)).toEqual({ ok: true });
}
