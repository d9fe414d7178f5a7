import { SvelteMap } from 'svelte/reactivity';
import { createLoading, type GistDesk, type GistFiles } from './gists/loading.ts';
import { ask } from './server-keys.ts';
import { vault } from './vault.svelte.ts';
import type { FoundTip, ShownGist } from './vault/gists.ts';
import type { Givens } from './vault/verbs.ts';

const AT = '/desk/tips/gists';
/** What the desk calls people. */
const names: Record<string, string> = {};

/** The desk's server. */
const desk: GistDesk = {
	rows: (wanted) =>
		'ids' in wanted
			? ask(`${AT}/rows?ids=${wanted.ids.join(',')}`)
			: ask(`${AT}/rows?state=${wanted.state}${wanted.after ? `&after=${wanted.after}` : ''}`),
	ask: (lane, upTo, signed) => ask(`${AT}/opening`, { lane, upTo, signed }),
	files: async (lane, ids) => {
		const answer = await ask<GistFiles & { names?: Readonly<Record<string, string>> }>(
			`${AT}?lane=${lane}&ids=${ids.join(',')}`
		);
		if (answer.ok) Object.assign(names, answer.value.names);
		return answer;
	},
	sources: (lane, ids) => ask(`${AT}/sources?lane=${lane}&ids=${ids.join(',')}`),
	keep: (made) => ask(AT, { gists: made })
};

/** What a search came to: see vault/gists.ts. */
export type Found = {
	readonly hits: readonly FoundTip[];
	readonly count: number;
	readonly filled: number;
	readonly size: number;
};

/** What pages show of the worker's store: of the rows that stand on them alone, and nothing once the desk is locked. */
class Gists {
	readonly #shown = new SvelteMap<string, ShownGist>();
	/** Rows that stand on a page: of its list, and of the tip beside it. */
	readonly #rows = { list: new Set<string>(), tip: new Set<string>() };
	/** What was looked for last: one who comes back from a tip goes on. In no address, and gone with the lock. */
	query = $state('');
	/** Counts up as more is in: a search that is on a page is made again. */
	came = $state(0);
	/** Whether all tips of the officer's lanes are being gone through. */
	isLoading = $state(false);
	#isAll = false;
	#loading = this.#newLoading();

	constructor() {
		vault.whenLocked(() => {
			this.#shown.clear();
			for (const rows of Object.values(this.#rows)) rows.clear();
			this.#isAll = this.isLoading = false;
			this.query = '';
			this.#loading = this.#newLoading();
		});
	}

	/** Undefined while nothing of it is in. */
	of(id: string): ShownGist | undefined {
		return this.#shown.get(id);
	}

	nameOf = (officer: string | null | undefined): string | undefined =>
		officer ? names[officer] : undefined;

	/** Has these say what they are, and lets go of what others did that stood in their place. */
	async show(
		place: 'list' | 'tip',
		ids: readonly string[],
		how?: { anew: boolean }
	): Promise<void> {
		if (vault.state !== 'unlocked' || ids.length === 0) return;
		this.#rows[place].clear();
		for (const id of ids) this.#rows[place].add(id);
		for (const id of [...this.#shown.keys()]) if (!this.#isThere(id)) this.#shown.delete(id);
		await this.#untilLocked(() => this.#loading.shown(ids, how));
	}

	/** Has the store hold these as they are now: what is not there for the officer any more is let go. */
	async load(ids: readonly string[]): Promise<void> {
		if (vault.state !== 'unlocked' || ids.length === 0) return;
		await this.#untilLocked(() => this.#loading.shown(ids));
	}

	#isThere = (id: string): boolean => this.#rows.list.has(id) || this.#rows.tip.has(id);

	/** Goes through all tips of the officer's lanes, once from one lock to the next. */
	async loadAll(): Promise<void> {
		if (vault.state !== 'unlocked' || this.#isAll) return;
		this.#isAll = this.isLoading = true;
		await this.#untilLocked(() => this.#loading.all());
		this.isLoading = false;
	}

	/** All tips of the officer's lanes are in. */
	get isComplete(): boolean {
		return !this.isLoading && this.#isAll;
	}

	find = (given: Givens['find']): Promise<Found> => vault.do('find', given);
	/** What the store says of these, of as many as are there. */
	rowsOf = (ids: readonly string[]) => vault.do('rowsOf', { ids: [...ids] });
	seenBefore = (id: string) => vault.do('seenBefore', { id });

	#newLoading() {
		const loading = createLoading(desk, vault.gists, (ids) => {
			if (this.#loading === loading) void this.#untilLocked(() => this.#take(ids));
		});
		return loading;
	}

	async #take(ids: readonly string[]): Promise<void> {
		this.came += 1;
		const wanted = ids.filter(this.#isThere);
		if (wanted.length === 0) return;
		const gists = await vault.do('gistsOf', { ids: wanted });
		for (const gist of gists) if (this.#isThere(gist.id)) this.#shown.set(gist.id, gist);
	}

	/** What was under way as the desk was locked comes to nothing. */
	async #untilLocked(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (fault) {
			if (!(fault instanceof Error && fault.name === 'Locked')) throw fault;
		}
	}
}

export const gists = new Gists();
