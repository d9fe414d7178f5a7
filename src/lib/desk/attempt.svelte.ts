import { onMount } from 'svelte';
import { hasPasskeys } from './passkey.ts';
import { faultWords } from './unlocking.ts';

/** Somebody at a page who shows who they are: whether that is under way, and what was wrong with it. */
export class Attempt {
	/** Until the page is alive nothing can be pressed: the browser would post the form by itself. */
	alive = $state(false);
	working = $state(false);
	fault = $state('');
	/** Whether this browser knows of passkeys. */
	passkeys = $state(false);
	readonly busy = $derived(!this.alive || this.working);

	/** While a component is made. @param working it begins at once. */
	constructor(working = false) {
		this.working = working;
		onMount(() => {
			this.alive = true;
			this.passkeys = hasPasskeys();
		});
	}

	/** @param way gives what is wrong, in words, or nothing. */
	async make(way: () => Promise<string | undefined>): Promise<void> {
		this.working = true;
		this.fault = '';
		try {
			this.fault = (await way()) ?? '';
		} catch (error) {
			this.fault = faultWords(error);
		}
		this.working = false;
	}
}
