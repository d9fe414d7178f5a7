import { desk } from '#lib/i18n/en/desk.ts';
import { laneActs, type LaneAct } from '#lib/sealed/lane-act.ts';
import type { CardSignature } from '#lib/sealed/lane-card-v2.ts';
import type { RecoveryCard } from '#lib/sealed/recovery-card.ts';
import { needsReplies } from '#lib/sealed/roster.ts';
import type { SheetCard } from '#lib/sealed/sheets.ts';
import { inForm } from '#lib/text/typed.ts';
import { ask, type DueCard } from '../server-keys.ts';
import { proofOf, type Sure } from '../sure.ts';
import { faultWords } from '../unlocking.ts';
import { vault } from '../vault.svelte.ts';
import type { Proof } from '../vault/touch.ts';
import type { Givens } from '../vault/verbs.ts';
import {
	holdersOf,
	membersOf,
	type Compared,
	type MadeSheets,
	type SealedForTwo
} from '../vault/wire.ts';
import type { Reader } from './lane-on-page.ts';
import { countInvolved, repliesThatStand, sayYes } from './cards.ts';
import type { WaitingCard } from './turning.ts';

/** Done, or why not in words. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly words: string };

/** One act at a time of a form, whose fault is told beside it. @returns nothing when it was refused. */
export type Act = <Done>(
	what: () => Promise<Done | Extract<Outcome, { ok: false }>>
) => Promise<Done | undefined>;

type Kept = { ok: true } | { ok: false; why: string };

/** Posts what was made. */
export async function kept(
	path: `/desk/${string}`,
	body: unknown,
	method?: string
): Promise<Outcome> {
	const fetched = await ask<Kept>(path, body, method);
	if (!fetched.ok) {
		const { signedOut, unsent } = desk.faults;
		return { ok: false, words: fetched.status === 401 ? signedOut : unsent };
	}
	const { value } = fetched;
	if (value.ok) return value;
	return { ok: false, words: desk.lanes.faults[value.why] ?? desk.faults.failed };
}

/** The same of what the officer signs. */
async function keptSigned(
	lane: string,
	act: LaneAct,
	{ path, body, method }: { path: `/desk/lanes/${string}`; body?: object; method?: string }
): Promise<Outcome> {
	const signed = await vault.signAct({ lane, ...act }).catch(refused);
	return 'ok' in signed ? signed : kept(path, { ...body, signed }, method);
}

/** Why the worker gives no key, by its fault: see vault/faults.ts. */
const REFUSALS: Readonly<Record<string, string>> = {
	/** The server names a key that is not the compared one, or not the officer's own. */
	UnknownHolder: 'other-key',
	NotCompared: 'other-key',
	UnknownRecovery: 'new-recovery',
	LeavesOutReplies: 'new-replies',
	FormerKeys: 'former-keys',
	/** A card that is not what it says: see sealed/proposal.ts. */
	Misfit: 'bad-card',
	NotCustodian: 'not-custodian',
	OwnAgency: 'own-agency',
	WrongSheets: 'wrong-sheets',
	NothingToRecover: 'nothing-to-recover',
	StaleNotebook: 'stale',
	LaneInDoubt: 'in-doubt'
};
/** Nothing was made. */
export function refused(fault: Error): Extract<Outcome, { ok: false }> {
	if (fault.name === 'Locked') return { ok: false, words: desk.account.add.locked };
	const why = REFUSALS[fault.name] ?? '';
	return { ok: false, words: desk.lanes.faults[why] ?? faultWords(fault) };
}

/** A lane's id from its name: what the machine, the pins and the sealed tips call it. */
const idFrom = (name: string): string =>
	inForm(name, 'NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^[^a-z]+|-+$/g, '')
		.slice(0, 30);

/** Plans a lane of these people, and asks each of them. */
export async function planLane(
	lane: { name: string; kind: 'general' | 'restricted' },
	members: readonly string[]
): Promise<Outcome> {
	const id = idFrom(lane.name);
	const outcome = await kept('/desk/lanes', { id, ...lane, members });
	if (outcome.ok) await sayYes([id]);
	return outcome;
}

/** The sheets of a recovery key, without what is on them. */
export type KeptSheets = Omit<MadeSheets, 'sheets' | 'custodians'> & {
	readonly custodians: readonly (SheetCard & { readonly agencyId: string })[];
};

/** Keeps the public half of a recovery key whose sheets are printed, and what two of them open. */
export const keepRecovery = (card: RecoveryCard, sheets: KeptSheets): Promise<Outcome> =>
	kept('/desk/lanes', { kind: 'recovery', card, sheets });

/** The same of a key that was on one paper. */
export const keepSheets = (sheets: KeptSheets): Promise<Outcome> =>
	kept('/desk/lanes/sheets', sheets);

/** Tries two sheets, in this browser, on what any two of them open. */
export async function rehearse(one: string, other: string): Promise<Outcome> {
	const fetched = await ask<{ files: SealedForTwo[] }>('/desk/lanes/sheets');
	if (!fetched.ok) return { ok: false, words: desk.faults.unsent };
	const { files } = fetched.value;
	const pair = await vault.do('rehearse', { files, sheets: [one, other] }).catch((fault: Error) => {
		if (fault.name !== 'WrongKey') throw fault;
		return undefined;
	});
	if (!pair) return { ok: false, words: desk.lanes.custody.wrong };
	return kept('/desk/lanes/sheets', pair, 'PUT');
}

/** Asks somebody to read a lane, or the lane to do without somebody. */
export const askFor = (
	lane: string,
	change: { officerId: string; kind: 'joins' | 'leaves' }
): Promise<Outcome> =>
	keptSigned(lane, laneActs.ask(change.officerId, change.kind), {
		path: `/desk/lanes/${lane}/members`,
		body: change
	});

/** Takes that back, or answers no. */
export const takeBack = (lane: string, officerId: string): Promise<Outcome> =>
	keptSigned(lane, laneActs.takeBack(officerId), {
		path: `/desk/lanes/${lane}/members`,
		body: { officerId },
		method: 'DELETE'
	});

/** Asks for a lane's end: its next card says so. */
export const askToClose = (lane: string): Promise<Outcome> =>
	keptSigned(lane, laneActs.askToClose(lane), { path: `/desk/lanes/${lane}/closing` });

/** Takes that back. */
export const keepAccepting = (lane: string): Promise<Outcome> =>
	keptSigned(lane, laneActs.keepAccepting(lane), {
		path: `/desk/lanes/${lane}/closing`,
		method: 'DELETE'
	});

/** Lets a member read what came before they joined. */
export async function shareEpochs(
	lane: string,
	{ id: holder, recipient }: Pick<Reader, 'id' | 'recipient'>,
	sure: Sure
): Promise<Outcome> {
	const act = { what: 'shareEpochs', lane, holders: [{ holder, recipient }] } as const;
	const copies = await proofOf(act, sure)
		.then((proof) => vault.do('shareEpochs', { lane, holder, proof }))
		.catch(refused);
	if ('ok' in copies) return copies;
	const epochs = copies.map(({ epoch }) => epoch);
	return keptSigned(lane, laneActs.share(holder, epochs), {
		path: `/desk/lanes/${lane}/copies`,
		body: { holder, copies }
	});
}

/** Of a card that brings an agency: whoever is of it may not read the tips that name it. */
async function lookedThrough(lane: string, agencies: readonly string[], isFirst: boolean) {
	if (isFirst || agencies.length === 0) return { lookedThrough: undefined };
	const { involved, lookedThrough } = await countInvolved(lane, agencies);
	if (involved === 0) return { lookedThrough };
	const words = desk.lanes.add.involved(involved, agencies.join(', '));
	return { refused: { ok: false, words } as const };
}

/** Proposes a card that a lane wants, now that people have compared these keys. For other keys it is not made. */
export async function proposeCard(
	wanted: DueCard,
	compared: readonly Compared[],
	isFirst: boolean,
	sure: Sure
): Promise<Outcome> {
	const { lane } = wanted;
	// Asked for at once: a browser asks for no passkey long after the button was pressed.
	const act = { what: 'propose', lane, holders: holdersOf(wanted) } as const;
	const proof = await proofOf(act, sure).catch(refused);
	if ('ok' in proof) return proof;
	const change = await vault.do('changes', wanted);
	if (!change) return { ok: false, words: desk.lanes.faults['no-key'] ?? '' };
	const looked = await lookedThrough(lane, change.agencies, isFirst);
	if (looked.refused) return looked.refused;
	const given = {
		...wanted,
		compared,
		proof,
		...(needsReplies(change) && { replies: (await repliesThatStand(lane)).stand })
	};
	const made = await vault.do('propose', given).catch(refused);
	if ('ok' in made) return made;
	return keptSigned(lane, laneActs.propose(made.card), {
		path: `/desk/lanes/${lane}/cards`,
		body: { ...made, lookedThrough: looked.lookedThrough }
	});
}

/** Stands by a card that a colleague proposes, whose people were compared here, too. */
export const standBy = (
	waiting: WaitingCard,
	compared: readonly Compared[],
	sure: Sure
): Promise<Outcome> =>
	standWith(waiting, sure, {
		sign: (looked) => vault.do('countersign', { ...looked, compared }),
		actOf: () => laneActs.countersign(waiting.card)
	});

/** Whose word is given for a card, and which act that is. */
type Word = {
	readonly sign: (
		looked: Omit<Givens['countersign'], 'compared'> & { readonly proof: Proof }
	) => Promise<CardSignature>;
	readonly actOf: (signature: CardSignature) => LaneAct;
};

/** Has a word given for a card, once this browser has looked through what it changes. */
export async function standWith(
	{ id, card, roster, copy, copiesFor, recovery, change, members }: WaitingCard,
	sure: Sure,
	{ sign, actOf }: Word
): Promise<Outcome> {
	const { lane } = card;
	const act = { what: 'countersign', lane, holders: membersOf(members) } as const;
	const proof = await proofOf(act, sure).catch(refused);
	if ('ok' in proof) return proof;
	const looked = await lookedThrough(lane, change.agencies, card.epoch === 1);
	if (looked.refused) return looked.refused;
	const proposal = { id, card, roster, copy, copiesFor };
	const replies = needsReplies(change) ? await repliesThatStand(lane) : undefined;
	const signature = await sign({ proposal, recovery, proof, replies: replies?.stand }).catch(
		refused
	);
	if ('ok' in signature) return signature;
	return keptSigned(lane, actOf(signature), {
		path: `/desk/lanes/${lane}/cards/${id}`,
		body: {
			signature,
			lookedThrough: looked.lookedThrough,
			repliesLookedThrough: replies?.lookedThrough
		}
	});
}

/** Takes away a card that somebody proposes. */
export const refuseCard = ({ card, id }: Pick<WaitingCard, 'card' | 'id'>): Promise<Outcome> =>
	keptSigned(card.lane, laneActs.refuse(card), {
		path: `/desk/lanes/${card.lane}/cards/${id}`,
		method: 'DELETE'
	});
