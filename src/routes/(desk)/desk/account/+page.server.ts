import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../actor.server.ts';
import { form, uuid } from '../body.server.ts';
import { answer } from '../outcome.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('desk:account');
	const { officerId } = actorOf(locals);
	const [ways, people] = await Promise.all([
		staff.keyring.entries(locals.desk, officerId),
		staff.people.list(locals.desk)
	]);
	const { recipient, verifyKey } = people.find(({ id }) => id === officerId) ?? error(404);
	return {
		card: recipient && verifyKey && { recipient, verifyKey },
		ways: ways.map(({ id, kind, label, createdAt }) => ({ id, kind, label, createdAt }))
	};
};

export const actions: Actions = {
	remove: async ({ locals, request }) => {
		const { id } = await form(request, v.object({ id: uuid }));
		const actor = actorOf(locals);
		const removed = await staff.keyring.remove(locals.desk, actor, id, locals.now());
		// By another tab, perhaps: the page shows what is left.
		const isGone = removed.ok || removed.why === 'not-there';
		return answer<object>(isGone ? { ok: true } : removed, { to: '/desk/account' });
	},
	endOthers: async ({ locals }) => {
		await staff.session.endOthers(locals.desk, actorOf(locals), locals.now());
		return { ended: true };
	}
};
