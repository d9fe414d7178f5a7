import { SvelteMap } from 'svelte/reactivity';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import type { LaneWording, SealedTemplate } from '../vault/templates.ts';
import type { Writers } from '../vault/wire.ts';
import { starter, type Worded } from './starter.ts';
import type { TemplateKey } from './template.ts';

type Given = { readonly rows: readonly SealedTemplate[]; readonly writers: Writers };
type Opened = {
	readonly wordings: readonly LaneWording[];
	/** How many lie there that are not what two signed for that place. */
	readonly unsigned: number;
};

/** Lanes' own wordings of ready answers, as the worker opened them; gone with the lock. */
class LaneWordings {
	readonly #byLane = new SvelteMap<string, Opened>();

	of = (lane: string): Opened | undefined => this.#byLane.get(lane);

	async load(lane: string, { anew = false } = {}): Promise<void> {
		if (!anew && this.#byLane.has(lane)) return;
		const given = await ask<Given>(`/desk/answers/${lane}`);
		if (!given.ok) return; // the site's words are offered
		const opened = await vault.do('openTemplates', { lane, ...given.value }).catch(() => undefined); // locked meanwhile
		if (opened && vault.state === 'unlocked') this.#byLane.set(lane, opened);
	}

	forget(): void {
		this.#byLane.clear();
	}

	own(lane: string, key: TemplateKey, locale: string): LaneWording | undefined {
		return this.of(lane)?.wordings.find((one) => one.key === key && one.locale === locale);
	}

	/** The lane's words where two of it want them, the site's otherwise. */
	worded(lane: string, key: TemplateKey, locale: string): Worded {
		const site = starter(key, locale);
		const own = this.own(lane, key, site.locale);
		return own?.words ? { ...own, english: own.english || own.words } : site;
	}
}

export const laneWordings = new LaneWordings();
