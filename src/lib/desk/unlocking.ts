import { desk } from '#lib/i18n/en/desk.ts';
import { ask, serverKeys, type ServerKeys } from './server-keys.ts';
import { vault } from './vault.svelte.ts';

/** The desk did not give what was asked of it: the status it answered with, 0 for no answer. */
export class NotTold extends Error {
	override name = 'NotTold';
	readonly status: number;
	constructor(status: number) {
		super(String(status));
		this.status = status;
	}
}

/** What the server keeps for whoever is signed in. @throws NotTold */
export async function myKeys(): Promise<ServerKeys> {
	const keys = await serverKeys();
	if (!keys.ok) throw new NotTold(keys.status);
	return keys.value;
}

/**
 * Takes the keys in hand with what the vault was given before (a passphrase, a passkey, a recovery code), and
 * makes whatever new epochs are due.
 * @throws NotTold, or the vault's WrongKey.
 */
export async function unlock(keys?: ServerKeys): Promise<void> {
	const { officerId, keyring, laneKeys, due } = keys ?? (await myKeys());
	await vault.unlock({ officerId, keyring, laneKeys });
	await makeEpochs(due);
}

/** Of two members who do this at once one is first, and the other's epoch is simply not kept. */
export async function makeEpochs(due: ServerKeys['due']): Promise<void> {
	for (const { lane, holders } of due) {
		const made = await vault.do('makeEpoch', { lane, holders });
		await ask(`/desk/lanes/${lane}/epochs`, made);
	}
	if (due.length > 0) await vault.renewLanes();
}

/** What went wrong, in words. */
export function faultWords(fault: unknown): string {
	const { faults } = desk;
	if (fault instanceof NotTold) return fault.status === 401 ? faults.signedOut : faults.unsent;
	switch (fault instanceof Error ? fault.name : '') {
		case 'WrongKey':
			return faults.WrongKey;
		case 'NoPrf':
			return faults.noPrf;
		case 'NotAllowedError':
		case 'AbortError':
			return faults.noPasskey;
		default:
			return faults.failed;
	}
}
