import { untrack } from 'svelte';

/** Something that can be done on the page that is looked at. */
export type Command = { readonly key: string; readonly does: string; readonly run: () => void };

/** What the parts of a page offer, for one list of all of it. */
class Commands {
	#offered: readonly (readonly Command[])[] = $state.raw([]);
	readonly all = $derived(this.#offered.flat());

	/** @returns the way to take it back, as the part goes. */
	offer(commands: readonly Command[]): () => void {
		// Whoever offers is not to offer anew because somebody else did.
		this.#offered = [...untrack(() => this.#offered), commands];
		return () => {
			this.#offered = untrack(() => this.#offered).filter((one) => one !== commands);
		};
	}
}

export const commands = new Commands();
