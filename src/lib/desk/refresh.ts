import { browser } from '$app/environment';
import type { BeforeNavigate } from '@sveltejs/kit';
import { goto, invalidate, invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';
import { ask } from './server-keys.ts';

/** Longer than a slow line takes to say where a link leads; only then does Kit call it a navigation. */
const UNDER_WAY_AFTER_MS = 10_000;
const LOOK_EVERY_MS = 100;
/** Links to pages of the desk. */
const LEADS = 'a[href]:not([target], [download], [href^="#"])';

let pressedAt = -Infinity;
let tells: (isUnderWay: boolean) => void = () => {};
/** How many refreshes wait for the server. */
let asking = 0;
if (browser) {
	const pressed = (event: MouseEvent) => {
		const { target, button, ctrlKey, metaKey, shiftKey } = event;
		const leadsElsewhere = button > 0 || ctrlKey || metaKey || shiftKey;
		const link = target instanceof Element && target.closest(LEADS);
		if (!link || leadsElsewhere) return;
		// Kit would ask where it leads, and browsers may remember for as long as the page stands that nobody answered.
		if (!navigator.onLine) event.preventDefault();
		else begin();
	};
	addEventListener('click', pressed, { capture: true });
}

function begin(): void {
	const now = (pressedAt = performance.now());
	tells(true);
	setTimeout(() => pressedAt === now && arrived(), UNDER_WAY_AFTER_MS);
}

/** The officer is where the link led, or stays: nothing is under way any more. To be told by the shell of the desk. */
export function arrived(): void {
	pressedAt = -Infinity;
	tells(false);
}

/** Has somebody told whether the officer is on the way to another page. */
export const tellUnderWay = (to: typeof tells): void => void (tells = to);

/** Leads to another page, as a link does that is pressed: to none while there is no line. */
export async function leadTo(...to: Parameters<typeof goto>): Promise<void> {
	if (!navigator.onLine) return;
	begin();
	await goto(...to).finally(arrived);
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Until no link that was pressed can still be on its way to become a navigation. */
async function pressSettled(): Promise<void> {
	while (!navigating.to && performance.now() < pressedAt + UNDER_WAY_AFTER_MS) {
		await after(LOOK_EVERY_MS);
	}
}

/** Kit leaves `navigating` as it was when a navigation was dropped, until the next one ends; its promise tells. */
async function isUnderWay(): Promise<boolean> {
	const { to, complete } = navigating;
	if (!to) return false;
	const ended = complete.then(
		() => true,
		() => true
	);
	return !(await Promise.race([ended, after(0)]));
}

/**
 * Asks the server again for what may have changed on this page; for all of it when nothing is named. Not while
 * the officer is on the way to another page: Kit drops a navigation that an invalidation overtakes, and the
 * click would be lost.
 */
export async function refresh(...what: readonly `desk:${string}`[]): Promise<void> {
	await pressSettled();
	// An answer that fails would replace the page, and what is being written on it, by an error: ask whether first.
	if ((await isUnderWay()) || !(await ask('/desk/alive')).ok) return;
	// A link that was pressed while that was asked.
	await pressSettled();
	if (await isUnderWay()) return;
	asking++;
	try {
		await (what.length > 0
			? invalidate(({ href }) => what.some((one) => one === href))
			: invalidateAll());
	} finally {
		asking--;
	}
}

/**
 * Leaves the officer where they are when it turns out, as a page is asked for again, that their session has ended since:
 * their next act says so, and keeps what they wrote. To be told by the shell of the desk before each navigation.
 */
export function staysHere({ type, to, cancel }: BeforeNavigate): void {
	if (asking > 0 && type === 'goto' && to?.url.pathname === '/desk/sign-in') cancel();
}
