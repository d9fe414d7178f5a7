import type { SubmitFunction } from '@sveltejs/kit';
import { refresh } from './refresh.ts';

/**
 * A form of which nothing typed is lost, whatever the server answers. Kit asks anew only after a success; what another
 * administrator wrote is learnt from a refusal.
 */
export const keepTyped: SubmitFunction =
	() =>
	async ({ result, update }) => {
		if (result.type === 'failure') await refresh();
		await update({ reset: false });
	};
