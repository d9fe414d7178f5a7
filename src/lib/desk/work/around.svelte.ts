import { getContext, setContext, untrack } from 'svelte';
import { addressOf, type Filter } from './addresses.ts';
import type { Row } from './QueueRow.svelte';

type Given = {
	readonly rows: () => readonly Row[];
	readonly filter: () => Filter;
	/** Which of the queue's tips is looked at, if one is. */
	readonly tip: () => string | undefined;
};

/** The queue around the tip that is looked at. */
export class Around {
	readonly #given: Given;
	/** Where in the list the tip stood as one came to it: whoever takes it, answers it or closes it goes on from there. */
	#place = $state(0);

	constructor(given: Given) {
		this.#given = given;
		$effect.pre(() => {
			const tip = given.tip();
			const at = untrack(() => given.rows().findIndex(({ id }) => id === tip));
			this.#place = Math.max(at, 0);
		});
	}

	readonly #others = $derived.by(() =>
		this.#given.rows().filter(({ id }) => id !== this.#given.tip())
	);
	/** The row that stands there now. Undefined at the list's end. */
	readonly next = $derived.by(() => this.#others[this.#place]);
	readonly previous = $derived.by(() => this.#others[this.#place - 1]);

	/** Of a tip, with the list that it is looked at from. */
	addressOf = (id: string): string => addressOf(this.#given.filter(), { tip: id });
	/** Of the list. */
	readonly list = $derived.by(() => addressOf(this.#given.filter()));
}

const KEY = Symbol('around');
export const setAround = (given: Given): Around => setContext(KEY, new Around(given));
export const getAround = (): Around => getContext(KEY);
