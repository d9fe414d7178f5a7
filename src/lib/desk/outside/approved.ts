import { getContext, setContext } from 'svelte';

/** Words of the task force's own that officers read before they act, as they are approved. */
type ApprovedWords = Readonly<
	Partial<
		Record<
			'desk-child' | 'desk-stay',
			{ readonly text: string; readonly by: string | null; readonly on: string | null }
		>
	>
>;

const KEY = Symbol('approved words');
/** For all that stands on a tip's page. */
export const setApproved = (words: () => ApprovedWords): void => void setContext(KEY, words);
export const getApproved = (): (() => ApprovedWords) => getContext(KEY);
