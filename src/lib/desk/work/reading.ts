import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import type { TipOnPage } from './tip-on-page.ts';

/** As long as a look at the page is one: see triage/sitting.ts. */
const SITTING_MS = 15 * 60_000;

const signed = new Map<string, number>();

/** Tells the desk, over the officer's own signature, that a tip was opened and read: once a sitting. Nothing waits for it. */
export async function signRead(tip: Pick<TipOnPage, 'id' | 'lane'>): Promise<void> {
	const at = performance.now();
	if (at - (signed.get(tip.id) ?? -Infinity) < SITTING_MS) return;
	signed.set(tip.id, at);
	try {
		const act = await vault.signAct(onTip(tip, tipActs.read()));
		const told = await ask(`/desk/tips/${tip.id}/reading`, { signed: act });
		if (!told.ok) signed.delete(tip.id);
	} catch {
		signed.delete(tip.id); // locked meanwhile: it is read once more when it is not
	}
}
