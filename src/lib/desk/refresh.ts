import { invalidate, invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';
import { ask } from './server-keys.ts';

/**
 * Asks the server again for what may have changed on this page; for all of it when nothing is named. Not while
 * the officer is on the way to another page: Kit drops a navigation that an invalidation overtakes, and the
 * click would be lost.
 */
export async function refresh(what?: `desk:${string}`): Promise<void> {
	// An answer that fails would replace the page, and what is being written on it, by an error: ask whether first.
	if (navigating.to || !(await ask('/desk/alive')).ok || navigating.to) return;
	await (what ? invalidate(what) : invalidateAll());
}
