import { desk } from '#lib/i18n/en/desk.ts';
import type { ActSignature } from '#lib/sealed/act.ts';
import { printOfWanted, type Asked, type Wanted } from '#lib/sealed/dual-control.ts';
import { laneActs } from '#lib/sealed/lane-act.ts';
import { ask, Unanswered, type ForTwo } from '../server-keys.ts';
import { proofOf, type Sure } from '../sure.ts';
import { faultWords } from '../unlocking.ts';
import { vault } from '../vault.svelte.ts';
import type { Opened, SealedRequest } from '../vault/dual-control.ts';
import type { Proof } from '../vault/touch.ts';
import type { Base64 } from '../vault/wire.ts';

/** Done, or why not in words. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly words: string };

/** A request, as the worker found it. */
export type Found = {
	readonly id: string;
	readonly lane: string;
	readonly sealed: SealedRequest;
	/** Undefined: nobody who reads the lane now signed it. */
	readonly opened: Opened | undefined;
	/** The key for it, or of who signed it, is newer than those here, or may be. */
	readonly isNewer?: boolean;
	/** Of the lane's record: what became of it. Null while it waits, or where nobody agreed in time. */
	readonly entry: number | null;
	/** Why it was refused, sealed. */
	readonly refusal: Base64 | null;
};

type Kept = SealedRequest & Pick<Found, 'entry' | 'refusal'>;

/** What waits for a second person in the officer's lanes. @throws Unanswered, or Locked */
export const findRequests = (): Promise<Found[]> => openAll('/desk/dual-control/requests');

/** What waits no more there, the newest first. @throws Unanswered, or Locked */
export const findPast = (): Promise<Found[]> => openAll('/desk/dual-control/requests?past');

/** Whether anything new is asked for, or became of what the officer asked for: for the banners. */
export const lookForNews = (): Promise<unknown> =>
	fetchAll('/desk/dual-control/requests').catch(() => undefined); // seen when it is looked for again

async function fetchAll(path: `/desk/dual-control/${string}`): Promise<Kept[]> {
	const fetched = await ask<{ forTwo: ForTwo; requests: Kept[] }>(path);
	if (!fetched.ok) throw new Unanswered(fetched.status);
	vault.forTwo = fetched.value.forTwo;
	return fetched.value.requests;
}

async function openAll(path: `/desk/dual-control/${string}`): Promise<Found[]> {
	const kept = await fetchAll(path);
	return Promise.all(
		kept.map(async ({ id, lane, sealed, entry, refusal }) => {
			const at = { id, lane, sealed };
			let isNewer = false;
			const opened = await vault.openRequest(at).catch((fault: Error) => {
				if (fault.name === 'Locked') throw fault;
				isNewer = fault.name === 'NewerKey';
				return undefined;
			});
			return { id, lane, sealed: at, opened, isNewer, entry, refusal };
		})
	);
}

/** The officer sees what became of these. Of what ended meanwhile there is still news. */
export async function saySeen(past: readonly Found[]): Promise<void> {
	if (vault.forTwo.news === 0) return;
	const told = await ask('/desk/dual-control/told', { shown: past.map(({ id }) => id) });
	if (told.ok) await lookForNews();
}

/** Asks for what two must want, as the first. */
export const askForTwo = (wanted: Wanted, sure: Sure): Promise<Outcome> =>
	outcomeOf(async () => {
		const { lane, act: deed, subject } = wanted;
		const act = { what: 'askForTwo', lane, deed: printOfWanted(wanted) } as const;
		const proof = await proofOf(act, sure);
		const made = await vault.do('askForTwo', { wanted, proof });
		const signed = await vault.signAct({ lane, ...laneActs.askForTwo(made.asked) });
		return post('/desk/dual-control/requests', { lane, act: deed, subject, ...made, signed });
	});

/** Takes a request back, or refuses it. @param reason for the lane; empty: none is given. */
export const dropRequest = (
	{ id, lane }: Pick<Found, 'id' | 'lane'>,
	reason: string
): Promise<Outcome> =>
	outcomeOf(async () => {
		const dropped = await vault.do('dropRequest', { id, lane, reason: reason.trim() });
		return post(`/desk/dual-control/requests/${id}`, dropped, 'DELETE');
	});

/** Agrees to what was shown, as the second. @param does posts what the two signed, for what their deed is. */
export const agreeTo = (
	{ sealed, lane, opened }: Found,
	sure: Sure,
	does: (agreed: { readonly asked: Asked; readonly signed: ActSignature }) => Promise<Outcome>
): Promise<Outcome> =>
	agreeWith({ lane, opened }, sure, async (print, proof) => {
		const { asked, signed } = await vault.do('agreeTo', { request: sealed, print, proof });
		return does({ asked, signed });
	});

/** The same where more is signed than that. @param does signs and posts, for what was shown and with that touch. */
export const agreeWith = (
	{ lane, opened }: Pick<Found, 'lane' | 'opened'>,
	sure: Sure,
	does: (print: string, proof: Proof | undefined) => Promise<Outcome>
): Promise<Outcome> =>
	outcomeOf(async () => {
		const print = opened?.print ?? '';
		return does(print, await proofOf({ what: 'agreeTo', lane, deed: print }, sure));
	});

/** Posts what was made. */
export async function post(
	path: `/desk/${string}`,
	body: unknown,
	method?: string
): Promise<Outcome> {
	const { signedOut, unsent, failed } = desk.faults;
	const fetched = await ask<{ ok: true } | { ok: false; why: string }>(path, body, method);
	if (!fetched.ok) {
		const gone = fetched.status === 404 ? desk.dualControl.faults['not-asked'] : undefined;
		return { ok: false, words: fetched.status === 401 ? signedOut : (gone ?? unsent) };
	}
	const { value } = fetched;
	if (!value.ok) return { ok: false, words: desk.dualControl.faults[value.why] ?? failed };
	void vault.followRecords();
	return value;
}

/** Why the worker signs nothing, by its fault: see vault/faults.ts. */
const REFUSALS: Readonly<Record<string, string>> = {
	NotAsked: 'not-signed',
	NotYourLane: 'no-card',
	StaleNotebook: 'stale',
	LaneInDoubt: 'in-doubt'
};

async function outcomeOf(what: () => Promise<Outcome>): Promise<Outcome> {
	try {
		return await what();
	} catch (fault) {
		const name = fault instanceof Error ? fault.name : '';
		if (name === 'Locked') return { ok: false, words: desk.account.add.locked };
		const why = REFUSALS[name] ?? '';
		const words = desk.dualControl.faults[why] ?? desk.lanes.faults[why] ?? faultWords(fault);
		return { ok: false, words };
	}
}
