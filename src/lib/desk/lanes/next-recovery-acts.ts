import { desk } from '#lib/i18n/en/desk.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import type { RecoveryCard, RenewalReason } from '#lib/sealed/recovery-card.ts';
import { ask, myKeys, Unanswered } from '../server-keys.ts';
import { proofOf, type Sure } from '../sure.ts';
import { vault } from '../vault.svelte.ts';
import type { TypedSheet } from '../vault/recovering.ts';
import type { Results } from '../vault/verbs.ts';
import type { SealedForTwo } from '../vault/wire.ts';
import { lookAtCards } from './cards.ts';
import { kept, refused, type KeptSheets, type Outcome } from './lane-acts.ts';

type Refused = Extract<Outcome, { ok: false }>;
type HandedOver = { ok: true; identity: SealedForTwo[] } | { ok: false; why: string };

/**
 * Makes another recovery key, in the worker, with three new sheets.
 * @param sheets of two custodians of the one of now; undefined where too few are left.
 */
export async function makeNextRecovery(
	agencies: readonly string[],
	sheets: readonly [TypedSheet, TypedSheet] | undefined
): Promise<Results['makeNextRecovery'] | Refused> {
	const { recovery: before } = await myKeys();
	if (!before) return { ok: false, words: desk.lanes.faults['no-recovery'] ?? '' };
	if (!sheets) return vault.do('makeNextRecovery', { before, agencies }).catch(refused);
	const identity = await handOver(before, sheets);
	if ('ok' in identity) return identity;
	const handedOver = { identity, sheets };
	return vault.do('makeNextRecovery', { before, agencies, handedOver }).catch(refused);
}

/** Has two custodians ask the desk for what opens the recovery key with their sheets. */
async function handOver(
	recovery: LaneCard,
	sheets: readonly [TypedSheet, TypedSheet]
): Promise<readonly SealedForTwo[] | Refused> {
	const given = { lane: 'recovery', after: printOfCard(recovery), recovery, sheets };
	const asked = await vault.do('requestRecovery', given).catch(refused);
	if ('ok' in asked) return asked;
	const handed = await ask<HandedOver>('/desk/lanes/sheets/next', asked, 'PUT');
	if (!handed.ok) throw new Unanswered(handed.status);
	if (handed.value.ok) return handed.value.identity;
	return { ok: false, words: desk.lanes.faults[handed.value.why] ?? desk.faults.failed };
}

/** Keeps the public half of another recovery key whose sheets are printed, and what two of them open. */
export const keepNextRecovery = (
	card: RecoveryCard,
	sheets: KeptSheets,
	why: RenewalReason
): Promise<Outcome> => kept('/desk/lanes/sheets/next', { card, sheets, why });

/**
 * A second person has compared the words of one that waits, with those who hold its sheets. Their own lanes go to it with that: nobody
 * is asked twice to call the same two.
 */
export async function standByRecovery(card: string, sure: Sure): Promise<Outcome> {
	const act = { what: 'compareRecovery', cards: [card] } as const;
	const proof = await proofOf(act, sure).catch(refused);
	if ('ok' in proof) return proof;
	const signed = await vault.do('compareRecovery', { card, proof }).catch(refused);
	if ('ok' in signed) return signed;
	const stood = await kept('/desk/lanes/sheets/next', { card, signed }, 'PATCH');
	// What of this fails is asked for at the next unlock, like a colleague's.
	if (stood.ok) await rememberCompared(card).catch(() => undefined);
	return stood;
}

async function rememberCompared(card: string): Promise<void> {
	const { recovery, lanes } = await myKeys();
	if (!recovery || printOfCard(recovery) !== card) return;
	await vault.do('takeRecovery', { recovery, recoveries: lanes[0]?.recovery ?? [] });
	await vault.keepNotebook();
}

/** Lets one that waits go. */
export const dropRecovery = (): Promise<Outcome> =>
	kept('/desk/lanes/sheets/next', undefined, 'DELETE');

/** What was done, and whether each lane of the officer's has a key by now that goes to it. */
type Taken = { readonly ok: true; readonly follow: 'all' | 'later' } | Refused;

/** Remembers the recovery key of now, whose words were compared with its custodians: the officer's lanes go to it. */
export async function takeRecovery(recovery: LaneCard, sure: Sure): Promise<Taken> {
	const act = { what: 'takeRecovery', cards: [printOfCard(recovery)] } as const;
	const proof = await proofOf(act, sure).catch(refused);
	if ('ok' in proof) return proof;
	const { lanes } = await myKeys();
	const recoveries = lanes[0]?.recovery ?? [];
	const taken = await vault.do('takeRecovery', { recovery, recoveries, proof }).catch(refused);
	if (taken) return taken;
	await vault.keepNotebook();
	// A colleague who compared it before has proposed the keys: with this one's word they stand.
	await lookAtCards();
	const print = printOfCard(recovery);
	const follows = ({ cards }: { readonly cards: readonly LaneCard[] }) => {
		const newest = cards.at(-1);
		return newest !== undefined && 'recovery' in newest && newest.recovery === print;
	};
	return { ok: true, follow: (await myKeys()).lanes.every(follows) ? 'all' : 'later' };
}
