import * as staff from '#lib/server/staff/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, depends }) => {
	depends('desk:account');
	const { actor, desk } = locals;
	return {
		officer: actor && {
			id: actor.officerId,
			name: actor.name,
			role: actor.role,
			reads: actor.lanes.length > 0,
			hasPasskey: (await staff.passkey.mine(desk, actor)).length > 0
		}
	};
};
