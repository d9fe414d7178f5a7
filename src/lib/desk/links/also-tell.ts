import { deserialize } from '$app/forms';
import { preloadData } from '$app/navigation';
import { asRecipient } from '#lib/sealed/age.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { vault } from '../vault.svelte.ts';
import { revealing } from '../work/revealing.ts';
import type { TipOnPage } from '../work/tip-on-page.ts';

/** A tip as its page would have it, which is on record as that is. Undefined: it is not there, or nobody answered. */
export async function fetchTip(id: string): Promise<TipOnPage | undefined> {
	const page = await preloadData(`/desk/tips/${id}`);
	return page.type === 'loaded' ? (page.data.tip as TipOnPage | undefined) : undefined;
}

type Words = { readonly id: string; readonly words: string; readonly asks: boolean };

/**
 * Answers the tipster of one tip in words that were written on another: sealed to that tipster alone, signed, and an act of its own.
 * @param reply.id of that answer: sent again, it is the same.
 * @returns whether it was sent. Not where the words repeat what was told there: that is for its own page to ask.
 */
export async function tell(tipId: string, { id, words, asks }: Words): Promise<boolean> {
	try {
		const tip = await fetchTip(tipId);
		if (!tip?.replyRecipient) return false;
		const body = await vault.openTip(tip);
		if (revealing(words, body.answers).length > 0) return false;
		const { epoch, ...sealed } = await vault.sealReply({
			reply: { words, asks },
			place: { id, tip: tip.id, lane: tip.lane, epoch: tip.newestEpoch },
			tipster: asRecipient(tip.replyRecipient),
			print: body.replyPrint
		});
		const signed = await vault.signAct(onTip(tip, tipActs.reply(id, asks)));
		return await post(tip, {
			...{ id, lane: tip.lane, seen: String(tip.newestEpoch), epoch: String(epoch), answers: '' },
			...(asks && { asks: 'on' }),
			...sealed,
			signed: JSON.stringify(signed)
		});
	} catch {
		return false; // locked meanwhile, or it does not open here: said by its name
	}
}

async function post({ id }: TipOnPage, fields: Readonly<Record<string, string>>): Promise<boolean> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	const answer = await fetch(`/desk/tips/${id}?/reply`, {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		body: form
	});
	const { type } = deserialize(await answer.text());
	return type === 'redirect' || type === 'success';
}
