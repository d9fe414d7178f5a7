import { base64 } from '@scure/base';
import { desk } from '#lib/i18n/en/desk.ts';
import { ask, serverKeys, type Fetched, type ServerKeys } from './server-keys.ts';
import { vault } from './vault.svelte.ts';
import type { Base64, SealedAt } from './vault/wire.ts';

/** The desk did not give what was asked of it: the status it answered with, 0 for no answer. */
export class Unanswered extends Error {
	override name = 'Unanswered';
	readonly status: number;
	constructor(status: number) {
		super(String(status));
		this.status = status;
	}
}

/** What the server keeps for whoever is signed in. @throws Unanswered */
export async function myKeys(): Promise<ServerKeys> {
	const keys = await serverKeys();
	if (!keys.ok) throw new Unanswered(keys.status);
	return keys.value;
}

/**
 * Opens the keys with what the vault was given before (a passphrase, a passkey, a recovery code), and
 * makes whatever new epochs are due.
 * @throws Unanswered, or the vault's WrongKey.
 */
export async function unlock(keys?: ServerKeys): Promise<void> {
	const { due, wanted, reported, ...given } = keys ?? (await myKeys());
	await vault.unlock(given);
	await mend(wanted, reported);
	await makeEpochs(due);
	await keepCleared();
}

/** What the server takes at once; the rest is for the next unlock. */
const AT_ONCE = 100;

/**
 * Says which epochs cannot be read here, so that a colleague's unlock seals them anew; and does the same for others.
 * It can wait for the next unlock: that it failed is nobody's concern.
 */
async function mend(wanted: ServerKeys['wanted'], reported: boolean): Promise<void> {
	const repaired = await vault.do('repair', wanted);
	if (vault.missing.length + repaired.length === 0 && !reported) return;
	await ask('/desk/keys', {
		missing: vault.missing.slice(0, AT_ONCE),
		repaired: repaired.slice(0, AT_ONCE)
	});
}

/**
 * Of each reply that its tipster cleared, seals what it said to its lane alone, and lets go the file that the code still
 * opens. One that does not open stays as it is: it is shown as what it is. What fails can wait for the next unlock.
 */
async function keepCleared(): Promise<void> {
	type Page = { cleared: (Omit<SealedAt, 'sealed'> & { sealed: Base64 })[] };
	for (let after: string | undefined = ''; after !== undefined;) {
		const fetched: Fetched<Page> = await ask<Page>(`/desk/tips/cleared?after=${after}`);
		if (!fetched.ok) return;
		const { cleared }: Page = fetched.value;
		for (const { id, tip, lane, epoch, sealed } of cleared) {
			const at = { id, tip, lane, epoch, sealed: base64.decode(sealed) };
			const kept = await vault.do('keepReply', at).catch(() => undefined);
			if (kept) await ask('/desk/tips/cleared', { id, tip, ...kept });
		}
		after = cleared.at(-1)?.id;
	}
}

/**
 * Makes what epochs are due, for the keys that held the lane before. Where the server names another key, people
 * have to look first: the lane is left as it is, and the desk says so. Of two members who do this at once one is
 * first, and the other's epoch is simply not kept.
 */
export async function makeEpochs(due: ServerKeys['due']): Promise<void> {
	const unsure: string[] = [];
	for (const { lane, holders } of due) {
		try {
			await ask(`/desk/lanes/${lane}/epochs`, await vault.do('makeEpoch', { lane, holders }));
		} catch (fault) {
			const name = fault instanceof Error ? fault.name : '';
			if (name === 'UnknownHolder') unsure.push(lane);
			// It can wait, and the desk says what for; reading and answering go on.
			else if (name !== 'StaleNotebook' && name !== 'LaneInDoubt') throw fault;
		}
	}
	if (due.length > 0) await vault.renewLanes();
	vault.unsure = unsure;
}

/** What went wrong, in words. */
export function faultWords(fault: unknown): string {
	const { faults } = desk;
	if (fault instanceof Unanswered) return fault.status === 401 ? faults.signedOut : faults.unsent;
	switch (fault instanceof Error ? fault.name : '') {
		case 'WrongKey':
			return faults.WrongKey;
		case 'Unproven':
			return desk.lanes.faults.unproven ?? faults.failed;
		case 'NoPrf':
			return faults.noPrf;
		case 'NotAllowedError':
		case 'AbortError':
			return faults.noPasskey;
		default:
			return faults.failed;
	}
}
