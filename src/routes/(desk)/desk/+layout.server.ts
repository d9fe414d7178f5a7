import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { actor } = locals;
	return {
		officer: actor && {
			id: actor.officerId,
			name: actor.name,
			role: actor.role,
			reads: actor.lanes.length > 0
		}
	};
};
