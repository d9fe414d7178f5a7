import { ask } from '../server-keys.ts';
import { gists } from '../gists.svelte.ts';
import { vault } from '../vault.svelte.ts';
import type { Results } from '../vault/verbs.ts';
import { loadLinks, type LinkDesk, type LinkFiles, type LinkWorker } from './loading.ts';

const AT = '/desk/tips/links';
/** What the desk calls people. */
const names: Record<string, string> = {};

const desk: LinkDesk = {
	ids: (lane) => ask(AT, { lane }),
	files: async (lane, ids) => {
		const answer = await ask<LinkFiles & { names: Readonly<Record<string, string>> }>(AT, {
			lane,
			ids
		});
		if (answer.ok) Object.assign(names, answer.value.names);
		return answer;
	}
};

const worker: LinkWorker = {
	do: (verb, given) => vault.do(verb, given),
	openLinks: async (given) => {
		const open = () => vault.do('openLinks', given);
		return (await vault.reads(given.lane, open, ({ inDoubt }) => inDoubt)).value;
	}
};

/** Which tips belong together, as pages show it: what was opened is in the worker, and gone with the lock. */
class Links {
	/** Counts up as more is in. */
	came = $state(0);
	#loading: Promise<void> | undefined;
	/** Several parts of a page ask for the same. */
	#asked: { readonly key: string; readonly found: Promise<Results['linksOf']> } | undefined;

	constructor() {
		vault.whenLocked(() => {
			this.#loading = this.#asked = undefined;
		});
	}

	/** Takes what the lanes have now. Whoever asks meanwhile waits for the same. */
	load(): Promise<void> {
		this.#loading ??= this.#load().finally(() => (this.#loading = undefined));
		return this.#loading;
	}

	/** What is known of a tip's links; the tips at their other ends are asked for first, so that none is shown that is gone. */
	of(id: string): Promise<Results['linksOf']> {
		const key = `${this.came} ${id}`;
		if (this.#asked?.key !== key) this.#asked = { key, found: this.#of(id) };
		return this.#asked.found;
	}

	async #of(id: string): Promise<Results['linksOf']> {
		await gists.load(await vault.do('linkedTips', { id }));
		return vault.do('linksOf', { id });
	}

	count = () => vault.do('countSituations', undefined);
	nameOf = (officer: string): string => names[officer] ?? officer.slice(0, 8);

	async #load(): Promise<void> {
		if (vault.state !== 'unlocked') return;
		await loadLinks(desk, worker);
		this.came += 1;
	}
}

export const links = new Links();
