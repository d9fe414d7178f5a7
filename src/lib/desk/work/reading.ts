import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import { createReadOnce } from './read-once.ts';

/** Tells the desk, over the officer's own signature, that a tip was opened and read. Nothing waits for it. */
export const signRead = createReadOnce(async (tip, additions) => {
	const signed = await vault.signAct(onTip(tip, tipActs.read(additions)));
	const told = await ask<{ ok: boolean }>(`/desk/tips/${tip.id}/reading`, { signed, additions });
	return told.ok && told.value.ok;
});
