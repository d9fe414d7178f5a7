import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLane } from '../../scripts/demo/lanes.ts';
import { enrol, type Person } from '../../scripts/demo/people.ts';
import type { RecoveryCard } from '../../src/lib/sealed/recovery-card.ts';
import { laneKeys } from '../../src/lib/server/db/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import type { Intake } from '../../src/lib/server/tips/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../support/triage.ts';
import { nextEpoch, pinned, putEpoch } from '../support/cards.ts';
import { answersWith, CHEAP, createHouse, send, type House } from '../support/house.ts';
import { newState } from '../support/server.ts';

const now = new Date('2026-11-23T14:37:21Z');
const later = new Date('2026-11-23T16:37:21Z');
const everyView = { page: 0 } as const;
let house: House;
let intake: Intake;
/** Of an organisation that is no part of the state, in the last of the restricted lanes. */
let nora: Person;
let people: Person[];

beforeAll(async () => {
	house = await createHouse(now);
	const agency = { id: 'harbour-house', name: 'Harbour House' };
	people = await Promise.all(
		['Nora Fenton', 'Silas Bond'].map((name) =>
			enrol(house.desk, { name, agency, role: 'officer' }, now, house.alton, CHEAP)
		)
	);
	triage.hold(...people);
	const lane = { id: 'harbour', name: 'Harbour House', kind: 'restricted' } as const;
	const made = await makeLane(house.desk, lane, people, now);
	nora = made.members[0]!;
	intake = {
		...house.intake,
		pins: new Map([...house.intake.pins, ['harbour', { print: made.pin }]])
	};
});
afterAll(() => house.database.close());

const laneOf = async (involved: string[]) => {
	const sent = await send(intake, answersWith({ what: randomUUID(), involved }), now);
	return { ...(await tips.find(intake, sent.code))!, ...sent };
};
/** All that the desk tells somebody who works there. */
async function seenBy({ actor }: Person) {
	const { desk } = house;
	const lists = await Promise.all(
		triage.views.map((view) => triage.queue(desk, actor, { view, ...everyView }))
	);
	const chains = triage.chainsOf(actor);
	const records = await Promise.all(chains.map((chain) => triage.readChain(desk, actor, chain)));
	return { lists, chains, records: records.map((entries) => entries?.length) };
}

describe('a tip that names agencies', () => {
	it.each([
		[[], 'general', false],
		[['police'], 'review', false],
		[['child-protection'], 'general', false],
		[['police', 'prosecutions'], 'harbour', false],
		[['immigration', 'child-protection', 'customs'], 'harbour', false],
		[['police', 'prosecutions', 'harbour-house'], 'recovery', true]
	])('%j goes to the lane “%s”', async (involved, lane, unroutable) => {
		expect(await laneOf(involved)).toMatchObject({ lane, unroutable });
	});

	it('does not exist for anybody whose lane it is not: no row, no count, no page, no record, no alert', async () => {
		const { desk, mara, ruth, alton } = house;
		const outside = [mara, ruth, alton];
		await triage.chainArrivals(house.database.as.jobs, later);
		const before = await Promise.all(outside.map(seenBy));
		const own = await seenBy(nora);
		const heard: string[] = [];
		await house.database.as.owner.$client.listen('desk', (payload) => heard.push(payload));

		const { id, code } = await laneOf(['police', 'child-protection']);
		await tips.add(intake, code, 'a form', 'And more.', now);
		await triage.take(desk, nora.actor, id, now);
		await triage.view(desk, nora.actor, id, now);
		await triage.chainArrivals(house.database.as.jobs, new Date(later.getTime() + 3_600_000));

		expect(await Promise.all(outside.map(seenBy))).toEqual(before);
		expect((await seenBy(nora)).lists).not.toEqual(own.lists);
		for (const { actor } of outside) {
			expect(await triage.view(desk, actor, id, now)).toBeUndefined();
			expect(await triage.take(desk, actor, id, now)).toEqual({ ok: false, why: 'not-there' });
			expect(await triage.sealedTips(desk, actor, 'harbour', undefined, now)).toBeUndefined();
			expect(await triage.readChain(desk, actor, 'harbour')).toBeUndefined();
			expect(await triage.part(desk, actor, id, randomUUID(), now)).toBeUndefined();
			const filter = { view: 'open', lane: 'harbour', ...everyView } as const;
			expect((await triage.queue(desk, actor, filter)).rows).toEqual([]);
		}
		// What every desk listens to has said nothing: see triage/live.test.ts.
		expect(heard).toEqual([]);
	});

	it('goes nowhere else when somebody of a named agency joins the lane that it was meant for', async () => {
		const { desk, database, mara } = house;
		await database.as.owner.delete(laneKeys).where(eq(laneKeys.laneId, 'harbour'));
		const card = (await staff.lane.recoveryCard(desk)) as RecoveryCard;
		const made = {
			lane: 'harbour',
			kind: 'restricted',
			recovery: { card, sheets: [] },
			now
		} as const;
		const first = await nextEpoch({ ...made, members: people }, undefined);
		await putEpoch(house, first, people);
		intake = {
			...pinned({ ...house, intake }, 'harbour', first.card).intake,
			memory: tips.createLaneMemory({ folder: newState() })
		};
		expect(await laneOf(['police', 'prosecutions'])).toMatchObject({ lane: 'harbour' });
		const joined = [...people, mara];
		await putEpoch(house, await nextEpoch({ ...made, members: joined }, first), joined);
		expect(await laneOf(['police', 'prosecutions'])).toMatchObject({ lane: 'recovery' });
	});
});
