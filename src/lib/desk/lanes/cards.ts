import { base64 } from '@scure/base';
import { laneActs, type LaneAct } from '#lib/sealed/lane-act.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { listedOf } from '#lib/sealed/listed.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { ask, myKeys, Unanswered, type ServerKeys } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import type { Givens } from '../vault/verbs.ts';
import type { Base64 } from '../vault/wire.ts';
import { sayYes as agreeTo, turnLanes, type Between } from './turning.ts';

/** What an unlock does for the officer's lanes; what is left for people stands on the desk's pages. */
export async function workOnCards(keys: ServerKeys): Promise<void> {
	vault.asked = keys.asked;
	vault.forTwo = keys.forTwo;
	vault.recoveryWaits = keys.recoveryWaits;
	const { waiting, unsure } = await turnLanes(between, keys);
	vault.waiting = waiting;
	vault.unsure = unsure;
	await sealForRecovery(keys);
}

/**
 * Whether the recovery key is another whose words the officer is to compare; and where they know it, seals for it what went to the one
 * before.
 */
async function sealForRecovery({ recovery, forRecovery: epochs }: ServerKeys): Promise<void> {
	const isNew = recovery !== null && (await vault.do('isNewRecovery', recovery));
	vault.newRecovery = isNew ? recovery : undefined;
	if (!recovery || epochs.length === 0) return;
	const copies = await vault.do('sealForRecovery', { recovery, epochs });
	if (copies.length === 0) return;
	const forRecovery = { recovery: printOfCard(recovery), copies };
	await ask('/desk/keys', { missing: vault.missing.slice(0, 100), repaired: [], forRecovery });
}

/** What the desk shows of cards, as it is now. */
export async function lookAtCards(): Promise<void> {
	await vault.renewLanes();
	await workOnCards(await myKeys());
}

/** Says yes to reading these lanes. */
export const sayYes = (lanes: readonly string[]): Promise<boolean> => agreeTo(between, lanes);

const signs = (lane: string, act: LaneAct) => vault.signAct({ lane, ...act });

const between: Between = {
	do: (verb, given) => vault.do(verb, given),
	keys: myKeys,
	agree: async (agreement) => {
		const { lane } = agreement;
		const signed = await signs(lane, laneActs.agree(lane));
		return ask(`/desk/lanes/${lane}/agreement`, { ...agreement, signed });
	},
	propose: async (lane, made) => {
		const signed = await signs(lane, laneActs.propose(made.card));
		return ask(`/desk/lanes/${lane}/cards`, { ...made, signed });
	},
	countersign: async ({ card, id }, signature) => {
		type Stood = { readonly ok: boolean; readonly stands?: boolean };
		const signed = await signs(card.lane, laneActs.countersign(card));
		const given = { signature, signed };
		const stood = await ask<Stood>(`/desk/lanes/${card.lane}/cards/${id}`, given);
		return stood.ok && stood.value.stands === true;
	},
	renew: () => vault.renewLanes()
};

/**
 * How many tips of a lane tick one of these agencies as involved: nobody from there may read them (the conflict rule, which
 * the server applied at arrival and cannot apply again, since it cannot open them); and which it looked through.
 */
export async function countInvolved(lane: string, agencies: readonly string[]) {
	let involved = 0;
	const ids: string[] = [];
	type Sealed = Givens['countInvolved']['tips'][number];
	for await (const page of pages<Sealed>(`/desk/lanes/${lane}/tips`, 'tips')) {
		ids.push(...page.map(({ id }) => id));
		for (const agency of agencies)
			involved += await vault.do('countInvolved', { tips: page, agency });
	}
	return { involved, lookedThrough: printOfIds(ids) };
}

/**
 * What tipsters still open of a lane's replies, of those that are its own, and what it said again of those whose tips moved away:
 * a card that raises `repliesFrom` lists them; and which were looked through.
 */
export async function repliesThatStand(lane: string) {
	const stand: string[] = [];
	const ids: string[] = [];
	type Sealed = Givens['checkReplies'][number];
	for await (const page of pages<Sealed>(`/desk/lanes/${lane}/replies`, 'replies')) {
		ids.push(...page.map(({ id }) => id));
		stand.push(...(await vault.do('checkReplies', page)));
	}
	const moved = await ask<{ restated: Givens['checkRestated'] }>(`/desk/lanes/${lane}/restated`);
	if (!moved.ok) throw new Unanswered(moved.status);
	const restated = await vault.do('checkRestated', moved.value.restated);
	return { stand: listedOf(stand, restated), lookedThrough: printOfIds(ids) };
}

/** Sealed rows in the order of their ids, page by page. @throws Unanswered */
export async function* pages<Row extends { readonly id: string; readonly sealed: Uint8Array }>(
	path: `/desk/${string}`,
	name: string
): AsyncGenerator<Row[]> {
	let after = '';
	for (;;) {
		type Sent = Omit<Row, 'sealed'> & { readonly id: string; readonly sealed: Base64 };
		const more = path.includes('?') ? '&' : '?';
		const fetched = await ask<Record<string, Sent[]>>(`${path}${more}after=${after}`);
		if (!fetched.ok) throw new Unanswered(fetched.status);
		const rows = fetched.value[name] ?? [];
		const last = rows.at(-1);
		if (!last) return;
		yield rows.map((row) => ({ ...row, sealed: base64.decode(row.sealed) }) as Row);
		after = last.id;
	}
}
