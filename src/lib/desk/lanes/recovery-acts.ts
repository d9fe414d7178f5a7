import { printOfIds } from '#lib/sealed/looked-through.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { desk } from '#lib/i18n/en/desk.ts';
import { needsReplies } from '#lib/sealed/roster.ts';
import { ask, myKeys, Unanswered, type DueCard } from '../server-keys.ts';
import { proofOf, type Sure } from '../sure.ts';
import { vault } from '../vault.svelte.ts';
import type { TypedSheet } from '../vault/recovering.ts';
import type { Givens, Results } from '../vault/verbs.ts';
import { holdersOf, type Base64, type Compared, type SealedForTwo } from '../vault/wire.ts';
import { pages, sayYes } from './cards.ts';
import { kept, refused, type Outcome } from './lane-acts.ts';

/** A lane that two sheets have opened here, for its next key. */
export type OpenedLane = {
	/** Of the desk's row. */
	readonly id: string;
	readonly wanted: DueCard;
	readonly opened: Results['openRecovery'];
	readonly change: Results['recoveryChanges'];
};

/** Asks these people to read a lane that nobody opens, with the officer's own yes. */
export async function askToRecover(lane: string, members: readonly string[]): Promise<Outcome> {
	const outcome = await kept(`/desk/lanes/${lane}/recovery`, { members });
	if (outcome.ok) await sayYes([lane]);
	return outcome;
}

type Begun = { ok: true; recovery: string } | { ok: false; why: string };
/** As the desk's server hands them out. */
type Files = {
	readonly cards: readonly LaneCard[];
	readonly recoveries: readonly LaneCard[];
	readonly roster: Base64 | null;
	readonly identity: readonly SealedForTwo[];
	readonly copies: readonly { readonly epoch: number; readonly sealed: Base64 }[];
	readonly wanted: DueCard;
};

/**
 * Has two custodians ask for what opens a lane, and the worker open it.
 * @param lane.pin print of its newest card, whose words they have compared.
 */
export async function openLost(
	{ id: lane, pin: after }: { readonly id: string; readonly pin: string },
	sheets: readonly [TypedSheet, TypedSheet]
): Promise<OpenedLane | Extract<Outcome, { ok: false }>> {
	const { recovery } = await myKeys();
	if (!recovery) return { ok: false, words: desk.lanes.faults['no-recovery'] ?? '' };
	const asked = await vault.do('requestRecovery', { lane, after, recovery, sheets }).catch(refused);
	if ('ok' in asked) return asked;
	const begun = await ask<Begun>(`/desk/lanes/${lane}/recovery`, asked, 'PUT');
	if (!begun.ok) throw new Unanswered(begun.status);
	if (!begun.value.ok)
		return { ok: false, words: desk.lanes.faults[begun.value.why] ?? desk.faults.failed };
	const id = begun.value.recovery;
	const fetched = await ask<Files>(`/desk/lanes/${lane}/recovery/${id}`);
	if (!fetched.ok) throw new Unanswered(fetched.status);
	const { wanted, ...files } = fetched.value;
	const opened = await vault.do('openRecovery', { ...files, lane, sheets }).catch(refused);
	if ('ok' in opened) return opened;
	return { id, wanted, opened, change: await vault.do('recoveryChanges', wanted) };
}

/** Makes the lane's next key for these people, and gives those who are to have it what came before. */
export async function sealLost(
	{ id, wanted, change }: OpenedLane,
	compared: readonly Compared[],
	{ withOlder, sure }: { readonly withOlder: boolean; readonly sure: Sure }
): Promise<Outcome> {
	const { lane } = wanted;
	const act = { what: 'propose', lane, holders: holdersOf(wanted) } as const;
	const proof = await proofOf(act, sure).catch(refused);
	if ('ok' in proof) return proof;
	const path = `/desk/lanes/${lane}/recovery/${id}` as const;
	const { involved, lookedThrough } = await tipsOf(path, change.agencies);
	if (involved > 0)
		return { ok: false, words: desk.lanes.add.involved(involved, change.agencies.join(', ')) };
	const replies = await repliesOf(path);
	const given = {
		...{ ...wanted, withOlder, compared, proof },
		...(needsReplies(change) && { replies: replies.stand })
	};
	const made = await vault.do('sealRecovered', given).catch(refused);
	if ('ok' in made) return made;
	const { older, ...rest } = made;
	const me = (await myKeys()).officerId;
	const of = (holder: string) =>
		older.flatMap((one) =>
			one.holder === holder ? [{ epoch: one.epoch, sealed: one.sealed }] : []
		);
	const looked = { lookedThrough, repliesLookedThrough: replies.lookedThrough };
	const outcome = await kept(path, { ...rest, ...looked, older: of(me) });
	if (!outcome.ok) return outcome;
	for (const holder of new Set(older.map((one) => one.holder))) {
		if (holder === me) continue;
		const shared = await kept(path, { holder, copies: of(holder) }, 'PUT');
		if (!shared.ok) return { ok: false, words: desk.lanes.lost.notShared };
	}
	return outcome;
}

/** Lets go of what the sheets opened. */
export const forgetLost = (): Promise<void> => vault.do('forgetRecovery', undefined);

/** Of whose agency nobody read the lane before: the tips that name it, and which were looked through. */
async function tipsOf(path: `/desk/${string}`, agencies: readonly string[]) {
	let involved = 0;
	const ids: string[] = [];
	type Sealed = Givens['countRecovered']['tips'][number];
	for await (const page of pages<Sealed>(`${path}?of=tips`, 'tips')) {
		ids.push(...page.map((tip) => tip.id));
		for (const agency of agencies)
			involved += await vault.do('countRecovered', { tips: page, agency });
	}
	return { involved, lookedThrough: printOfIds(ids) };
}

async function repliesOf(path: `/desk/${string}`) {
	const stand: string[] = [];
	const ids: string[] = [];
	type Sealed = Givens['checkRecovered'][number];
	for await (const page of pages<Sealed>(`${path}?of=replies`, 'replies')) {
		ids.push(...page.map((reply) => reply.id));
		stand.push(...(await vault.do('checkRecovered', page)));
	}
	return { stand, lookedThrough: printOfIds(ids) };
}
