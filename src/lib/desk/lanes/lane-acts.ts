import { base64 } from '@scure/base';
import type { Recipient } from '#lib/sealed/age.ts';
import { desk } from '#lib/i18n/en/desk.ts';
import { inForm } from '#lib/text/typed.ts';
import type { Givens } from '../vault/verbs.ts';
import type { OfficerCard } from '#lib/sealed/keyring.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { SheetCard } from '#lib/sealed/sheets.ts';
import type { Base64, Holder, MadeSheets, SealedForTwo } from '../vault/wire.ts';
import { ask } from '../server-keys.ts';
import { proofOf, type Sure } from '../sure.ts';
import { faultWords, makeEpochs, myKeys, Unanswered } from '../unlocking.ts';
import { vault } from '../vault.svelte.ts';
import type { Reader } from './lane-on-page.ts';

/** Done, or why not in words. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly words: string };

type Kept = { ok: true } | { ok: false; why: string };

async function kept(path: `/desk/${string}`, body: unknown, method?: string): Promise<Outcome> {
	const fetched = await ask<Kept>(path, body, method);
	if (!fetched.ok) {
		const { signedOut, unsent } = desk.faults;
		return { ok: false, words: fetched.status === 401 ? signedOut : unsent };
	}
	const { value } = fetched;
	if (value.ok) return value;
	return { ok: false, words: desk.lanes.faults[value.why] ?? desk.faults.failed };
}

/** Why the worker gives no key, by its fault: see vault/faults.ts. */
const REFUSALS: Readonly<Record<string, string>> = {
	Unproven: 'unproven',
	/** The server names a key that is not the compared one, or not the officer's own. */
	UnknownHolder: 'other-key',
	StaleNotebook: 'stale',
	LaneInDoubt: 'in-doubt'
};
/** Nothing was made. */
function refused(fault: Error): Extract<Outcome, { ok: false }> {
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

/** Makes a lane of these people: its first key is made here and sealed for each of them and for recovery. */
export async function makeLane(
	lane: { name: string; kind: 'general' | 'restricted' },
	members: readonly Reader[],
	recovery: Recipient,
	sure: Sure
): Promise<Outcome> {
	const id = idFrom(lane.name);
	const holders: Holder[] = [
		...members.map(({ id: holder, recipient }) => ({ holder, recipient })),
		{ holder: 'recovery', recipient: recovery }
	];
	const made = await proofOf({ what: 'makeLane', lane: id, holders }, sure)
		.then((proof) => vault.do('makeLane', { lane: id, holders, proof }))
		.catch(refused);
	if ('ok' in made) return made;
	const outcome = await kept('/desk/lanes', { id, ...lane, ...made });
	if (outcome.ok) await remember(members.map(({ id, ...card }) => ({ ...card, holder: id })));
	return outcome;
}

/** The sheets of a recovery key, without what is on them. */
type KeptSheets = Omit<MadeSheets, 'sheets' | 'custodians'> & {
	readonly custodians: readonly (SheetCard & { readonly agencyId: string })[];
};

/** Keeps the public half of a recovery key whose sheets are printed, and what two of them open. */
export const keepRecovery = (card: LaneCard, sheets: KeptSheets): Promise<Outcome> =>
	kept('/desk/lanes', {
		id: 'recovery',
		name: 'Recovery',
		kind: 'recovery',
		card,
		sealedFor: [],
		sheets
	});

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

/**
 * How many tips of a lane tick an agency as involved: nobody from there may read them (the conflict rule, which
 * the server applied at arrival and cannot apply again, since it cannot open them); and how many it looked through.
 */
async function countInvolved(lane: string, agency: string) {
	let [involved, lookedThrough] = [0, 0];
	let after = '';
	for (;;) {
		type Sealed = Givens['countInvolved']['tips'][number];
		type Page = { tips: (Omit<Sealed, 'sealed'> & { sealed: Base64 })[] };
		const fetched = await ask<Page>(`/desk/lanes/${lane}/tips?after=${after}`);
		if (!fetched.ok) throw new Unanswered(fetched.status);
		const tips = fetched.value.tips.map((tip) => ({ ...tip, sealed: base64.decode(tip.sealed) }));
		const last = tips.at(-1);
		if (!last) return { involved, lookedThrough };
		lookedThrough += tips.length;
		involved += await vault.do('countInvolved', { tips, agency });
		after = last.id;
	}
}

/**
 * Looks for tips that the person's agency is named in; then seals every key of the lane for them, whose own key
 * was compared, makes them a member, and makes the lane a new key, in which it stands whose keys were compared.
 */
export async function addMember(
	lane: string,
	{ id, recipient, verifyKey, agency, agencyId }: Reader,
	sure: Sure
): Promise<Outcome> {
	const to = { holder: id, recipient };
	// Asked for at once: a browser asks for no passkey long after the button was pressed.
	const proof = await proofOf({ what: 'shareLane', lane, holders: [to] }, sure).catch(refused);
	if ('ok' in proof) return proof;
	const { involved, lookedThrough } = await countInvolved(lane, agencyId);
	if (involved > 0) return { ok: false, words: desk.lanes.add.involved(involved, agency) };
	const keys = await vault.do('shareLane', { lane, ...to, proof }).catch(refused);
	if ('ok' in keys) return keys;
	const outcome = await kept(`/desk/lanes/${lane}/members`, {
		officerId: id,
		keys,
		lookedThrough: { tips: lookedThrough, agencyId }
	});
	return outcome.ok ? makeComparedEpoch(lane, [{ ...to, verifyKey }]) : outcome;
}

/** Whom the lane's next secret would be sealed for. */
export async function holdersOf(lane: string): Promise<readonly Holder[]> {
	const fetched = await ask<{ holders: readonly Holder[] }>(`/desk/lanes/${lane}/epochs`);
	return fetched.ok ? fetched.value.holders : [];
}

type Compared = Holder & OfficerCard;

/**
 * Makes the lane's next key, now that people have compared these keys. For another it is not made.
 * @param sure none where it was shown for these keys just now.
 */
export async function makeComparedEpoch(
	lane: string,
	keys: readonly Compared[],
	sure?: Sure
): Promise<Outcome> {
	const holders = await holdersOf(lane);
	const compared = keys.map(({ holder, recipient }) => ({ holder, recipient }));
	const made = await (sure ? proofOf({ what: 'makeEpoch', lane, holders }, sure) : NO_PROOF)
		.then((proof) => vault.do('makeEpoch', { lane, holders, compared, proof }))
		.catch(refused);
	if ('ok' in made) return made;
	const outcome = await kept(`/desk/lanes/${lane}/epochs`, made);
	await remember(keys);
	if (outcome.ok) vault.unsure = vault.unsure.filter((one) => one !== lane);
	return outcome;
}

const NO_PROOF = Promise.resolve(undefined);

/** Has the worker remember whose keys were compared, and take the lanes as they are by now. */
async function remember(keys: readonly Compared[]): Promise<void> {
	await vault.do(
		'rememberKeys',
		keys.map(({ holder, recipient, verifyKey }) => ({ holder, recipient, verifyKey }))
	);
	await vault.renewLanes();
}

/** Ends a membership, and gives the lane a key that the one who left never had. */
export async function removeMember(lane: string, officerId: string): Promise<Outcome> {
	const outcome = await kept(`/desk/lanes/${lane}/members`, { officerId }, 'DELETE');
	if (outcome.ok && vault.state === 'unlocked') await makeEpochs((await myKeys()).due);
	return outcome;
}
