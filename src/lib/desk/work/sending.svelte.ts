import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';
import { triage } from '#lib/i18n/en/triage.ts';
import { onTip, type TipAct } from '#lib/sealed/tip-act.ts';
import { refresh } from '../refresh.ts';
import { vault } from '../vault.svelte.ts';
import { conflictWords, unsealedWords, whyUnanswered } from './faults.ts';
import type { TipOnPage } from './tip-on-page.ts';

const text = triage.work;

/** How long it stands that something went well. */
const SAID_MS = 6000;

/** Fields that a form adds as it is sent: sealed texts, base64. */
type Sealed = Readonly<Record<string, string>>;

type Form = {
	readonly tip: () => Pick<TipOnPage, 'id' | 'lane'>;
	/** What the officer signs, of the fields as they are sent. */
	readonly act: (field: (name: string) => string) => TipAct;
	/** Gives what the form adds; throws when it cannot be sealed. */
	readonly seal?: () => Promise<Sealed>;
	/** Called once it is kept. */
	readonly done?: () => void;
	/** With it the tip is done with for now: the next one is at hand. */
	readonly leadsOn?: boolean;
};

/**
 * One form of a tip's page on its way: seals what was written, posts it, and says what became of it. The page
 * is never left, so that whatever goes wrong, what was written stays.
 */
export class Sending {
	busy = $state(false);
	/** What went wrong, in words. */
	fault = $state('');
	/** What went well. */
	said = $state('');
	/** What is on its way under which id: none once the server has answered what became of it. */
	#row: { text: string; id: string } | undefined;

	/**
	 * A row's id for a text. Sent again because no answer came, it is the same row, kept once; written again
	 * after an answer, in the same words or not, it is another.
	 */
	idFor(text: string): string {
		if (this.#row?.text !== text) this.#row = { text, id: crypto.randomUUID() };
		return this.#row.id;
	}

	enhance =
		({ tip, act, seal, done, leadsOn = false }: Form): SubmitFunction =>
		async ({ formData, formElement, submitter, cancel }) => {
			if (this.busy) return cancel();
			this.busy = true;
			this.fault = this.said = '';
			try {
				for (const [name, value] of Object.entries((await seal?.()) ?? {})) {
					formData.set(name, value);
				}
				const said = act((name) => String(formData.get(name) ?? ''));
				formData.set('signed', JSON.stringify(await vault.signAct(onTip(tip(), said))));
			} catch (fault) {
				this.busy = false;
				this.fault = unsealedWords(fault);
				return cancel();
			}
			return async ({ result }) => {
				let fault = '';
				if (result.type === 'redirect' || result.type === 'success') {
					this.said = text.kept;
					setTimeout(() => (this.said = ''), SAID_MS);
					done?.();
				} else if (result.type === 'failure') {
					fault = conflictWords(result.data ?? {});
				} else {
					fault = await whyUnanswered(result.status);
				}
				if (result.type !== 'error') {
					this.#row = undefined;
					void vault.followRecords();
					await refresh('desk:tip', 'desk:queue');
				}
				// Said once the page shows what the other officer did: what it says is about that.
				this.fault = fault;
				this.busy = false;
				await tick();
				if (!fault && leadsOn) passFocus(formElement, [named('next-tip')]);
				else passFocus(undefined, [submitter, named('work-heading')]);
			};
		};
}

/**
 * A button that is not to be pressed twice, or is gone, leaves the focus on nothing, where letters are commands: it goes to the first of
 * these that can have it. Whoever has gone on to something else keeps it.
 * @param from is done with: it goes from there, too.
 */
function passFocus(from: HTMLElement | undefined, to: readonly (HTMLElement | null)[]): void {
	const { activeElement } = document;
	if (activeElement && activeElement !== document.body && !from?.contains(activeElement)) return;
	for (const place of to) {
		place?.focus();
		if (place && document.activeElement === place) return;
	}
}

const named = (id: string): HTMLElement | null => document.getElementById(id);
