import { error } from '@sveltejs/kit';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('desk:account');
	const { officerId, name } = actorOf(locals);
	const [ways, people] = await Promise.all([
		staff.keyring.entries(locals.desk, officerId),
		staff.people.list(locals.desk)
	]);
	const { recipient, verifyKey } = people.find(({ id }) => id === officerId) ?? error(404);
	return {
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
	endOthers: async ({ locals }) => {
		await staff.session.endOthers(locals.desk, actorOf(locals), locals.now());
		return { ended: true };
	}
};
