import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { stand, type Standing } from '../../scripts/demo/lanes.ts';
import type { Person } from '../../scripts/demo/people.ts';
import type { LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { openRoster } from '../../src/lib/sealed/proposal.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import type { House } from './house.ts';

/** The general lane gets its next key: Mara proposes it and Devon stands by it, for the two of them unless told otherwise. */
export async function turn(
	house: House,
	now: Date,
	before: LaneKeys = house.general,
	given: Partial<Pick<Standing, 'people' | 'by' | 'copyFor'>> = {}
): Promise<LaneKeys> {
	const { desk, mara, devon } = house;
	const lane = (await staff.lane.list(desk)).find(({ id }) => id === 'general');
	const [shown] = (await staff.lane.mine(desk, mara.actor)).filter((one) => one.lane === 'general');
	if (lane?.card.v !== 2 || lane.card.kind === 'recovery' || !shown?.roster)
		throw new Error('no general lane');
	const standing: Standing = {
		...{ id: 'general', kind: lane.card.kind, people: [mara, devon], by: [mara, devon] },
		before: { card: lane.card, roster: await openRoster(shown.roster, before.identity) },
		lookedThrough: await countTips(house),
		...given
	};
	return (await stand(desk, standing, now)).keys;
}

/** Somebody joins the general lane, in which Mara and Devon are. @returns its next key. */
export async function join(house: House, newcomer: Person, now: Date): Promise<LaneKeys> {
	const { desk, mara, devon } = house;
	const { officerId, keys, actor } = newcomer;
	const change = { officerId, kind: 'joins' } as const;
	expect(await staff.lane.ask(desk, mara.actor, 'general', change, now)).toEqual({ ok: true });
	const agreement = agree({ id: officerId, signingKey: keys.signingKey }, 'general');
	expect(await staff.lane.agree(desk, actor, agreement, now)).toEqual({ ok: true });
	return turn(house, now, undefined, { people: [mara, devon, newcomer] });
}

async function countTips({ database }: House): Promise<number> {
	const rows = await database.as.owner.execute<{ n: number }>(
		sql`select count(*)::integer n from tips where lane_id = 'general'`
	);
	return rows[0]?.n ?? 0;
}
