import { alerts } from '#lib/i18n/en/duty.ts';

/** Before a page's own title, in brackets: no title of ours begins with one. */
const PREFIX = /^\([^)]*\) /;

/** What a tab says that lies behind others: `2 urgent, 1 for you`. Empty: nothing waits. */
export function wordsOf({
	urgent,
	mine
}: {
	readonly urgent: number;
	readonly mine: number;
}): string {
	const parts = [
		urgent > 0 ? alerts.waits.urgent(urgent) : '',
		mine > 0 ? alerts.waits.mine(mine) : ''
	];
	return parts.filter((part) => part !== '').join(', ');
}

export const titled = (title: string, words: string): string => {
	const bare = title.replace(PREFIX, '');
	return words === '' ? bare : `(${words}) ${bare}`;
};

/**
 * Says on the tab how much waits, by its title and its icon, whatever page comes next.
 * @returns the way to take that off again.
 */
export function markTab(words: string): () => void {
	const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
	const plain = icon?.href;
	if (icon && words !== '') icon.href = new URL('favicon-waiting.svg', icon.href).href;
	const say = () => {
		const wanted = titled(document.title, words);
		if (document.title !== wanted) document.title = wanted;
	};
	// A page that comes sets its own.
	const watching = new MutationObserver(say);
	watching.observe(document.head, { childList: true, subtree: true, characterData: true });
	say();
	return () => {
		watching.disconnect();
		document.title = titled(document.title, '');
		if (icon && plain) icon.href = plain;
	};
}
