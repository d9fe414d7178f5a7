import { beforeNavigate } from '$app/navigation';
import { arrived } from './refresh.ts';

/**
 * Asks before a page goes while it holds what is nowhere else. While a component is made. Where the whole document goes the browser
 * asks in words of its own.
 * @param words undefined while there is nothing to lose.
 */
export const askBeforeLeaving = (words: () => string | undefined): void =>
	beforeNavigate(({ willUnload, to, from, cancel }) => {
		const lost = words();
		// What a page is asked for beside its path leaves it where it is.
		if (lost === undefined || (!willUnload && to?.route.id === from?.route.id)) return;
		if (!willUnload && confirm(lost)) return;
		cancel();
		arrived();
	});
