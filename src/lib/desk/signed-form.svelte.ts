import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { applyAction } from '$app/forms';
import { desk } from '#lib/i18n/en/desk.ts';
import type { PeopleAct } from '#lib/sealed/people-act.ts';
import { refresh } from './refresh.ts';
import { whyUnanswered } from './work/faults.ts';
import { vault } from './vault.svelte.ts';

const text = desk.signing;

type Form = {
	/** Fields that are made as it is sent. */
	readonly adds?: () => Readonly<Record<string, string>>;
	/** What is signed, of the fields as they are sent. */
	readonly act: (field: (name: string) => string) => PeopleAct;
	/** Asks first, where it cannot be undone. */
	readonly isSure?: (field: (name: string) => string) => boolean;
	/** Called once it is done. */
	readonly done?: () => void;
	/** Whether the form is emptied then. */
	readonly empties?: boolean;
};

/**
 * Forms of a page that decide something about people and settings: signed by who sends them. While the desk is locked nothing is sent,
 * and what was typed stays; so it does when the desk refuses.
 */
export class SignedForms {
	busy = $state(false);
	/** Why nothing was sent, in words. */
	fault = $state('');
	readonly #begun: () => void;

	/** @param begun called whenever something is sent. */
	constructor(begun = () => {}) {
		this.#begun = begun;
	}

	enhance =
		({ adds, act, isSure, done, empties = false }: Form): SubmitFunction =>
		async ({ action, formData, cancel }) => {
			const field = (name: string) => String(formData.get(name) ?? '');
			if (this.busy || isSure?.(field) === false) return cancel();
			this.busy = true;
			this.fault = '';
			this.#begun();
			try {
				for (const [name, value] of Object.entries(adds?.() ?? {})) formData.set(name, value);
				formData.set('signed', JSON.stringify(await vault.signPeople(act(field))));
			} catch (fault) {
				this.busy = false;
				const isLocked = fault instanceof Error && fault.name === 'Locked';
				this.fault = isLocked ? text.locked : text.unsigned;
				return cancel();
			}
			return async ({ result, formElement }) => {
				if (result.type === 'error') {
					// A page of Kit's would stand where the form was, and what was typed would be gone.
					this.fault = await whyUnanswered(result.status);
					this.busy = false;
					return;
				}
				if (result.type === 'success') {
					done?.();
					if (empties) formElement.reset();
				}
				if (result.type === 'success' || result.type === 'failure') await refresh();
				await show(result, action);
				this.busy = false;
				void vault.followRecords();
			};
		};
}

/** Shows what became of it. Kit takes the focus away then, from whoever goes on writing meanwhile, too: they keep it. */
async function show(result: ActionResult, action: URL): Promise<void> {
	const isOfThisPage = location.pathname === action.pathname;
	if (!isOfThisPage && (result.type === 'success' || result.type === 'failure')) return;
	const writing = document.activeElement;
	await applyAction(result);
	if (writing instanceof HTMLElement && writing.isConnected) writing.focus({ preventScroll: true });
}
