import { error } from '@sveltejs/kit';
import * as alerts from '#lib/server/alerts/index.ts';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import { toldActions } from './told.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('desk:account');
	const actor = actorOf(locals);
	const { officerId, name } = actor;
	const [ways, people, own, told] = await Promise.all([
		staff.keyring.entries(locals.desk, officerId),
		staff.people.list(locals.desk),
		alerts.mine(locals.desk, actor, locals.now()),
		alerts.status(locals.desk, actor)
	]);
	const { recipient, verifyKey } = people.find(({ id }) => id === officerId) ?? error(404);
	return {
		/** Null: of a role that reads no tips, and is told of none. */
		alerts: staff.mayReadTips(actor.role) ? { ...own, told } : null,
		isDemos: locals.demoStaff?.some((one) => one.name === name) ?? false,
		card: recipient && verifyKey && { recipient, verifyKey },
		ways: ways.map(({ id, kind, passkeyId, label, createdAt }) => ({
			id,
			kind,
			passkeyId,
			label,
			createdAt
		}))
	};
};

export const actions: Actions = {
	...toldActions,
	endOthers: async ({ locals }) => {
		await staff.session.endOthers(locals.desk, actorOf(locals), locals.now());
		return { ended: true };
	}
};
