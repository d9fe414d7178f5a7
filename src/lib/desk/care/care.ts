import { keptDrafts } from '../work/kept-drafts.ts';
import { vault } from '../vault.svelte.ts';
import { Exposure, isShowing, type Showing } from './exposure.svelte.ts';

/** Sealed and named as a draft is: whoever has the computer cannot tell whose it is, or how much they have read. */
const AT = { tip: 'own', form: 'exposure' };
const kept = () => keptDrafts(localStorage);

/** The officer's own, in this page. */
export const exposure = new Exposure({
	async find() {
		const sealed = kept().find(await vault.do('nameDraft', AT));
		return sealed ? vault.do('openDraft', { ...AT, sealed }) : undefined;
	},
	async keep(words) {
		const name = await vault.do('nameDraft', AT);
		kept().keep(name, await vault.do('sealDraft', { ...AT, words }));
	}
});

/** In this browser alone; one word, which tells nothing of anybody. */
const KEY = 'plainsight words';

export function showing(): Showing {
	const chosen = localStorage.getItem(KEY);
	return isShowing(chosen) ? chosen : 'hard';
}

export const choose = (chosen: Showing): void => localStorage.setItem(KEY, chosen);
