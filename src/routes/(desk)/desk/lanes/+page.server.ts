import { isClosed } from '#lib/sealed/lane-card-v2.ts';
import { signerOf } from '#lib/sealed/lane-card.ts';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('desk:lanes');
	const { desk } = locals;
	const actor = actorOf(locals);
	const [lanes, people, agencies, custody, changes, closings, asked, lost, left, waiting] =
		await Promise.all([
			staff.lane.list(desk),
			staff.people.list(desk),
			staff.people.listAgencies(desk),
			staff.lane.custody(desk),
			staff.lane.changesAsked(desk),
			staff.lane.closingsAsked(desk),
			staff.lane.askedOf(desk, actor),
			staff.lane.lost(desk),
			staff.lane.leftBehind(desk),
			staff.lane.waitingRecovery(desk)
		]);
	const recovery = lanes.find(({ kind }) => kind === 'recovery');
	return {
		agencies,
		custody,
		leftBehind: left,
		waitingRecovery: waiting,
		changes,
		closings,
		/** Lanes that ask the officer who looks to read them. */
		asked,
		lanes: lanes.map(({ id, name, kind, pin, card, members, madeAt }) => ({
			id,
			name,
			kind,
			pin,
			epoch: card.epoch,
			recipient: card.recipient,
			verifyKey: signerOf(card),
			madeAt,
			members,
			mine: actor.lanes.includes(id),
			isClosed: isClosed(card),
			isLost: lost.includes(id),
			isOfFormerRecovery: 'recovery' in card && card.recovery !== recovery?.pin,
			custodians: staff.lane.agenciesBehind(card, recovery?.card)
		})),
		/** Who could be a member: enrolled, at work, and of a role that reads tips. */
		people: people
			.filter(({ role, disabledAt }) => staff.mayReadTips(role) && !disabledAt)
			.flatMap(({ id, name, agency, agencyId, recipient, verifyKey }) =>
				recipient && verifyKey ? [{ id, name, agency, agencyId, recipient, verifyKey }] : []
			),
		/** Whose names a card may want, those who are not at work any more among them. */
		everybody: people.map(({ id, name, agency }) => ({ id, name, agency })),
		mayMake: staff.mayReadTips(actor.role)
	};
};
