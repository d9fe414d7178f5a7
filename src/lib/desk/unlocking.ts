import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { desk } from '#lib/i18n/en/desk.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import { workOnCards } from './lanes/cards.ts';
import { ask, myKeys, Unanswered, type Fetched, type ServerKeys } from './server-keys.ts';
import { unproven } from './sure.ts';
import { vault } from './vault.svelte.ts';
import type { Base64, SealedAt } from './vault/wire.ts';

/**
 * Opens the keys with what the vault was given before (a passphrase, a passkey, a recovery code), and works on whatever
 * cards are due, or wait.
 * @throws Unanswered, or the vault's WrongKey.
 */
export async function unlock(keys?: ServerKeys): Promise<void> {
	const asked = keys ?? (await myKeys());
	const { wanted, reported, officerId, keyring, lanes, notebook, passkeys, former } = asked;
	const { readsPeople, successions } = asked;
	const held = { keyring, lanes, notebook, passkeys, former, successions };
	await vault.unlock({ officerId, ...held, readsPeople });
	// Nobody who wants to read waits for it.
	void vault.followRecords();
	await mend(wanted, reported);
	await workOnCards(asked);
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
			if (kept) await letGo({ id, tip, lane }, kept);
		}
		after = cleared.at(-1)?.id;
	}
}

async function letGo(
	{ id, tip, lane }: Pick<SealedAt, 'id' | 'tip' | 'lane'>,
	kept: { readonly epoch: number; readonly sealed: Base64 }
): Promise<void> {
	const hash = bytesToHex(sha256(base64.decode(kept.sealed)));
	const signed = await vault.signAct(onTip({ id: tip, lane }, tipActs.keepWords(id, hash)));
	await ask('/desk/tips/cleared', { id, tip, lane, ...kept, signed });
}

/** What went wrong, in words. */
export function faultWords(fault: unknown): string {
	const { faults } = desk;
	if (fault instanceof Unanswered) return fault.status === 401 ? faults.signedOut : faults.unsent;
	switch (fault instanceof Error ? fault.name : '') {
		case 'WrongKey':
			return faults.WrongKey;
		case 'Unproven':
			return unproven();
		case 'NoPrf':
			return faults.noPrf;
		case 'NotAllowedError':
		case 'AbortError':
			return faults.noPasskey;
		default:
			return faults.failed;
	}
}
