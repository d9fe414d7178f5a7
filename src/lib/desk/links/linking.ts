import { hourOf } from '#lib/sealed/act.ts';
import type { Place } from '#lib/sealed/envelope.ts';
import type { LinkBody, LinkKind } from '#lib/sealed/tip-link.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { ask } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import type { End } from './holding.ts';

type Home = Omit<End, 'restricted'>;

/** The row of a link, sealed. @param id of it: sent again, it is the same. */
export async function sealLink(id: string, { id: tip, lane, newestEpoch }: Home, body: LinkBody) {
	const place: Place = { kind: 'link', id, tip, lane, epoch: newestEpoch ?? 1 };
	const { epoch, sealed } = await vault.sealWritten(body, place);
	return { id, lane, epoch: Number(epoch), seen: Number(epoch), sealed };
}

export const madeNow = (
	other: string,
	{ kind, words, marks }: { kind: LinkKind; words: string; marks: readonly string[] }
): LinkBody => ({ other, kind, words, marks: [...marks], hour: hourOf(new Date()) });

/** Links two tips, or takes a link back. */
export async function sendLink(
	id: string,
	home: Home,
	body: LinkBody
): Promise<'kept' | 'gone' | 'failed'> {
	try {
		const row = await sealLink(id, home, body);
		const takesBack = 'takesBack' in body ? body.takesBack : undefined;
		const act = takesBack ? tipActs.takeLinkBack(id, takesBack) : tipActs.link(id);
		const signed = await vault.signAct(onTip(home, act));
		const path = `/desk/tips/${home.id}/links` as const;
		const answer = await ask<{ ok: boolean }>(path, { ...row, signed, takesBack });
		if (answer.ok && answer.value.ok) return 'kept';
		return !answer.ok && answer.status === 404 ? 'gone' : 'failed';
	} catch {
		return 'failed'; // locked meanwhile, or not this officer's to seal to: what was typed stays
	}
}
