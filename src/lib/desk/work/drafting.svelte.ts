import { untrack } from 'svelte';
import { vault } from '../vault.svelte.ts';
import { keptDrafts } from './kept-drafts.ts';

const SETTLE_MS = 500;

type Form<Words> = {
	readonly form: string;
	readonly tip: () => string;
	readonly words: () => Words;
	/** Fills the form. */
	readonly put: (words: Partial<Words>) => void;
	/** What of it somebody writes: without that there is nothing to keep. */
	readonly isBegun: (words: Words) => boolean;
};

/**
 * Keeps what is being written on a tip, sealed to its writer, in this browser: it survives leaving the page, locking the desk, and
 * a computer that dies. To be made as a component is.
 */
export class Drafting<Words extends Record<string, string>> {
	/** What stands in the form was put back from a former visit. */
	isBack = $state(false);
	/** `lost`: this browser keeps nothing. */
	state: 'nothing' | 'kept' | 'lost' = $state('nothing');
	readonly #form: Form<Words>;
	/** Of what is in the form: what was begun before another change, or before it was sent, is no more wanted. */
	#turn = 0;
	/** Whether it is known by now what was kept before: until then an empty form says nothing. */
	#known = $state('');

	constructor(form: Form<Words>) {
		this.#form = form;
		$effect(() => {
			if (vault.state === 'unlocked' && this.#known !== form.tip()) void this.#putBack(form.tip());
		});
		$effect(() => {
			const [tip, words] = [form.tip(), form.words()];
			if (vault.state !== 'unlocked' || this.#known !== tip) return;
			const turn = ++this.#turn;
			const save = () => void this.#save(turn, tip, words);
			if (!form.isBegun(words)) return save();
			const settling = setTimeout(save, SETTLE_MS);
			const hidden = () => document.hidden && save();
			document.addEventListener('visibilitychange', hidden);
			return () => {
				clearTimeout(settling);
				document.removeEventListener('visibilitychange', hidden);
			};
		});
		// What was typed in the last moment before the page was left.
		$effect(() => () => {
			const words = untrack(form.words);
			if (this.#known && form.isBegun(words)) void this.#save(++this.#turn, this.#known, words);
		});
	}

	/** It was sent, or is not wanted. */
	drop(): void {
		this.#turn += 1;
		this.isBack = false;
		void this.#save(this.#turn, this.#form.tip(), undefined);
	}

	async #putBack(tip: string): Promise<void> {
		const { form, put, isBegun, words } = this.#form;
		const name = await vault.do('nameDraft', { tip, form }).catch(() => undefined);
		const sealed = name && kept().find(name);
		const before = sealed
			? await vault.do('openDraft', { tip, form, sealed }).catch(() => undefined)
			: undefined;
		if (!name || tip !== this.#form.tip()) return;
		if (before && !isBegun(untrack(words))) {
			put(before as Partial<Words>);
			this.isBack = true;
		}
		this.#known = tip;
	}

	async #save(turn: number, tip: string, words: Words | undefined): Promise<void> {
		const { form, isBegun } = this.#form;
		try {
			const name = await vault.do('nameDraft', { tip, form });
			if (!words || !isBegun(words)) {
				if (turn === this.#turn) kept().drop(name);
				this.state = 'nothing';
				return;
			}
			const sealed = await vault.do('sealDraft', { tip, form, words: { ...words } });
			if (turn === this.#turn) this.state = kept().keep(name, sealed) ? 'kept' : 'lost';
		} catch {
			this.state = 'nothing'; // locked meanwhile: what was written stands in the page
		}
	}
}

const kept = () => keptDrafts(localStorage);
