import { browser } from '$app/environment';
import { invalidate, invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';
import { ask } from './server-keys.ts';

/** Longer than the server takes to say where a link leads; only then does Kit call it a navigation. */
const UNDER_WAY_AFTER_MS = 1_000;

let pressedAt = -Infinity;
if (browser) {
	const pressed = ({ target }: MouseEvent) => {
		if (target instanceof Element && target.closest('a[href]')) pressedAt = performance.now();
	};
	addEventListener('click', pressed, { capture: true });
}

/**
 * Asks the server again for what may have changed on this page; for all of it when nothing is named. Not while
 * the officer is on the way to another page: Kit drops a navigation that an invalidation overtakes, and the
 * click would be lost.
 */
export async function refresh(what?: `desk:${string}`): Promise<void> {
	const wait = pressedAt + UNDER_WAY_AFTER_MS - performance.now();
	if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
	// An answer that fails would replace the page, and what is being written on it, by an error: ask whether first.
	if (navigating.to || !(await ask('/desk/alive')).ok || navigating.to) return;
	await (what ? invalidate(what) : invalidateAll());
}
