import { getContext, setContext } from 'svelte';
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
	/** Where in the list the tip was seen last: it may be closed by now, and gone from there. */
	#place = $state(0);

	constructor(given: Given) {
		this.#given = given;
		$effect.pre(() => {
			const at = this.#at();
			if (at >= 0) this.#place = at;
		});
	}

	/** The row after, of what is in the list now. Undefined at its end. */
	readonly next = $derived.by(() => {
		const at = this.#at();
		return this.#given.rows()[at < 0 ? this.#place : at + 1];
	});
	readonly previous = $derived.by(() => {
		const at = this.#at();
		return this.#given.rows()[(at < 0 ? this.#place : at) - 1];
	});

	/** Of a tip, with the list that it is looked at from. */
	addressOf = (id: string): string => addressOf(this.#given.filter(), { tip: id });
	/** Of the list. */
	readonly list = $derived.by(() => addressOf(this.#given.filter()));

	#at(): number {
		return this.#given.rows().findIndex(({ id }) => id === this.#given.tip());
	}
}

const KEY = Symbol('around');
export const setAround = (given: Given): Around => setContext(KEY, new Around(given));
export const getAround = (): Around => getContext(KEY);
