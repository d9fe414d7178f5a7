import { base64 } from '@scure/base';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { isClosed } from '#lib/sealed/lane-card-v2.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { isTurn } from '#lib/sealed/roster.ts';
import {
	ask,
	myKeys,
	Unanswered,
	type DueCard,
	type ProposedCard,
	type ServerKeys
} from '../server-keys.ts';
import type { Reviewed } from '../vault/cards.ts';
import { vault } from '../vault.svelte.ts';
import type { Givens } from '../vault/verbs.ts';
import type { Base64 } from '../vault/wire.ts';

/** A card that changes people, looked through here: whether to stand by it is for the officer to say. */
export type WaitingCard = ProposedCard & Reviewed & { readonly recovery: LaneCard };

/**
 * What an unlock does for the officer's lanes: says again that they read them where their key is new; stands by cards that
 * change nobody; proposes those that are due and change nobody. What changes people is left for them to look at.
 */
export async function workOnCards(keys: ServerKeys): Promise<void> {
	vault.asked = keys.asked;
	const said = await sayYes(keys.unsaid);
	const { due, proposed, recovery } = said ? await myKeys() : keys;
	const held = recovery ? await lookThrough(proposed, recovery) : [];
	await standBy(held.filter(({ isTurn }) => isTurn));
	const waiting = held.filter(({ isTurn }) => !isTurn);
	const unsure = await proposeTurns(
		due.filter((wanted) => !held.some((one) => isFor(one, wanted)))
	);
	if (proposed.length + due.length > 0) await vault.renewLanes();
	vault.waiting = waiting;
	vault.unsure = unsure;
}

/** What the desk shows of cards, as it is now. */
export async function lookAtCards(): Promise<void> {
	await vault.renewLanes();
	await workOnCards(await myKeys());
}

export async function sayYes(lanes: readonly string[]): Promise<boolean> {
	if (lanes.length === 0) return false;
	const agreements = await vault.do('agree', lanes);
	for (const agreement of agreements)
		await ask(`/desk/lanes/${agreement.lane}/agreement`, agreement);
	return true;
}

/** @returns those that hold: others are nobody's to stand by, and keep nobody from proposing. */
async function lookThrough(
	proposed: readonly ProposedCard[],
	recovery: LaneCard
): Promise<WaitingCard[]> {
	const held: WaitingCard[] = [];
	for (const { by, ...proposal } of proposed) {
		const reviewed = await vault.do('review', { proposal, recovery }).catch(() => undefined);
		if (reviewed) held.push({ ...proposal, ...reviewed, by, recovery });
	}
	return held;
}

async function standBy(turns: readonly WaitingCard[]): Promise<void> {
	for (const { id, card, roster, copy, copiesFor, recovery } of turns) {
		const given = { proposal: { id, card, roster, copy, copiesFor }, recovery };
		const signature = await vault.do('countersign', given).catch(unlessUnreadable);
		if (signature) await ask(`/desk/lanes/${card.lane}/cards/${id}`, { signature });
	}
}

/** Whether it is for the very people whom a lane wants, and ends the lane as it is to. */
const isFor = ({ card, members }: WaitingCard, wanted: DueCard): boolean =>
	card.lane === wanted.lane &&
	isClosed(card) === wanted.closes &&
	idsOf(members) === idsOf(wanted.members);
const idsOf = (members: readonly { readonly officer: string }[]): string =>
	members
		.map(({ officer }) => officer)
		.sort()
		.join();

/** @returns those that people have to look at. Of two members who do this at once one is first, and the other's is not kept. */
async function proposeTurns(due: readonly DueCard[]): Promise<DueCard[]> {
	const unsure: DueCard[] = [];
	for (const wanted of due) {
		const change = await vault.do('changes', wanted).catch(unlessUnreadable);
		if (!change) continue;
		if (change.unknown.length > 0 || !isTurn(change)) {
			unsure.push(wanted);
			continue;
		}
		const made = await vault.do('propose', wanted).catch(unlessUnreadable);
		if (made) await ask(`/desk/lanes/${wanted.lane}/cards`, made);
	}
	return unsure;
}

/** A lane whose newest copy does not open here, or a clock that is wrong, keeps nobody out of their other lanes. */
const unlessUnreadable = (fault: Error): undefined =>
	['NotYourLane', 'Misfit'].includes(fault.name) ? undefined : unlessInDoubt(fault);

/** It can wait, and the desk says what for; reading and answering go on. */
function unlessInDoubt(fault: Error): undefined {
	if (fault.name !== 'StaleNotebook' && fault.name !== 'LaneInDoubt') throw fault;
}

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
 * What tipsters still open of a lane's replies, of those that are its own: a card that raises `repliesFrom` lists them; and which
 * were looked through.
 */
export async function repliesThatStand(lane: string) {
	const stand: string[] = [];
	const ids: string[] = [];
	type Sealed = Givens['checkReplies'][number];
	for await (const page of pages<Sealed>(`/desk/lanes/${lane}/replies`, 'replies')) {
		ids.push(...page.map(({ id }) => id));
		stand.push(...(await vault.do('checkReplies', page)));
	}
	return { stand, lookedThrough: printOfIds(ids) };
}

/** Sealed rows in the order of their ids, page by page. @throws Unanswered */
async function* pages<Row extends { readonly id: string; readonly sealed: Uint8Array }>(
	path: `/desk/${string}`,
	name: string
): AsyncGenerator<Row[]> {
	let after = '';
	for (;;) {
		type Sent = Omit<Row, 'sealed'> & { readonly id: string; readonly sealed: Base64 };
		const fetched = await ask<Record<string, Sent[]>>(`${path}?after=${after}`);
		if (!fetched.ok) throw new Unanswered(fetched.status);
		const rows = fetched.value[name] ?? [];
		const last = rows.at(-1);
		if (!last) return;
		yield rows.map((row) => ({ ...row, sealed: base64.decode(row.sealed) }) as Row);
		after = last.id;
	}
}
