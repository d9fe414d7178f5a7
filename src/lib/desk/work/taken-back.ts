import { hereAt } from '#lib/i18n/clock.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import type { OpenedTip } from './opening.ts';
import type { TipOnPage } from './tip-on-page.ts';

/** Until when it stands there as taken back, before somebody who has it is reminded that it is to be closed. */
const STANDS_DAYS = 28;

const told = new Set<string>();

/** Words in which the tipster took the tip back, and that nobody has told of; not of one that somebody may have been forced to say. */
export const takenBackIn = (tip: TipOnPage, { texts }: Pick<OpenedTip, 'texts'>): string[] => {
	const begun = new Set(tip.stages.map(({ id }) => id));
	return tip.additions.flatMap(({ id }) => {
		const said = texts.get(id);
		const isTaken = said?.ok && said.body.withdrawn && !said.body.forced;
		return isTaken && !begun.has(id) ? [id] : [];
	});
};

/** Tells the desk, over the officer's own signature, that the tipster took the tip back. Nothing waits for it. */
export async function signTakenBack(tip: TipOnPage, all: OpenedTip): Promise<void> {
	if (tip.state === 'closed') return;
	for (const id of takenBackIn(tip, all)) {
		if (told.has(id)) continue;
		told.add(id);
		const isTold = await tell(tip, id).catch(() => false); // locked meanwhile: it is told once it is not
		if (!isTold) told.delete(id);
	}
}

async function tell(tip: TipOnPage, id: string): Promise<boolean> {
	const until = hereAt(new Date(Date.now() + STANDS_DAYS * 86_400_000)).day;
	const place = { id, tip: tip.id, lane: tip.lane, epoch: tip.newestEpoch };
	const body = { stage: 'withdrawn', until, words: '' };
	const sealed = await vault.sealWritten(body, { kind: 'stage', ...place });
	const signed = await vault.signAct(onTip(tip, tipActs.takeBack(id)));
	const given = { id, until, ...sealed, signed };
	const became = await ask<{ ok: boolean }>(`/desk/tips/${tip.id}/taken-back`, given);
	return became.ok && became.value.ok;
}
