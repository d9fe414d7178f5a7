import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import type { TipOnPage } from './tip-on-page.ts';

/**
 * Gives a tip a title, sealed to its lane and signed; none takes the former back.
 * @param version that the officer saw; 0: there was none.
 * @returns `changed`: a colleague gave another meanwhile.
 */
export async function giveTitle(
	tip: Pick<TipOnPage, 'id' | 'lane' | 'newestEpoch'>,
	words: string,
	version: number
): Promise<'given' | 'changed' | 'failed'> {
	try {
		const place = {
			kind: 'title' as const,
			...{ id: tip.id, tip: tip.id, lane: tip.lane, epoch: tip.newestEpoch }
		};
		const { lane, epoch, sealed } = await vault.sealWritten({ words }, place);
		const print = bytesToHex(sha256(base64.decode(sealed)));
		const signed = await vault.signAct(onTip(tip, tipActs.giveTitle(print)));
		const answer = await ask<{ ok: boolean; why?: string }>(`/desk/tips/${tip.id}/title`, {
			...{ lane, epoch: Number(epoch), seen: tip.newestEpoch, version },
			...{ sealed, signed }
		});
		if (answer.ok && answer.value.ok) return 'given';
		return answer.ok && answer.value.why === 'changed-title' ? 'changed' : 'failed';
	} catch {
		return 'failed'; // locked meanwhile, or not this officer's to seal to: what was typed stays
	}
}
