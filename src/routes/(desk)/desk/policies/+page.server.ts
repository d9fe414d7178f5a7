import * as policies from '#lib/server/policies/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const entries = await policies.list(locals.desk.db);
	return {
		keys: policies.keys,
		deskKeys: policies.deskKeys,
		entries: entries.map(({ key, locale, state, hasNewer, isOlder, inForce }) => ({
			...{ key, locale, state, hasNewer, isOlder },
			approvedBy: inForce?.approvedBy,
			approvedOn: inForce?.approvedOn
		}))
	};
};
