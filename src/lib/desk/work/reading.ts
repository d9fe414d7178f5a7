import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import type { OpenedTip } from './opening.ts';
import type { TipOnPage } from './tip-on-page.ts';

/** As long as a look at the page is one: see triage/sitting.ts. */
const SITTING_MS = 15 * 60_000;
/** As many of them as one act names. */
const MOST = 100;

/** By tip: when it was last told, and what was told to have been opened by then. */
const signed = new Map<string, { readonly at: number; readonly additions: ReadonlySet<string> }>();

/**
 * Tells the desk, over the officer's own signature, that a tip was opened and read: once a sitting, and again for what its tipster
 * added meanwhile. Nothing waits for it.
 */
export async function signRead(tip: TipOnPage, { texts }: OpenedTip): Promise<void> {
	const at = performance.now();
	const before = signed.get(tip.id);
	const additions = tip.additions
		.filter(({ id, openedAt }) => !openedAt && texts.get(id)?.ok && !before?.additions.has(id))
		.map(({ id }) => id)
		.slice(0, MOST);
	if (before && at - before.at < SITTING_MS && additions.length === 0) return;
	signed.set(tip.id, { at, additions: new Set([...(before?.additions ?? []), ...additions]) });
	try {
		const act = await vault.signAct(onTip(tip, tipActs.read(additions)));
		const told = await ask(`/desk/tips/${tip.id}/reading`, { signed: act, additions });
		if (!told.ok) signed.delete(tip.id);
	} catch {
		signed.delete(tip.id); // locked meanwhile: it is read once more when it is not
	}
}
