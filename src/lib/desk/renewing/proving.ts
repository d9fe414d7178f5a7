import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { touch } from '../passkey.ts';
import { ask, type ServerKeys } from '../server-keys.ts';
import { Unanswered } from '../server-keys.ts';
import { vault } from '../vault.svelte.ts';
import type { Proof } from '../vault/touch.ts';

/** What is done with one's ways in only on a proof: see staff/proof.ts. */
export type ProvenAct = 'passphrase' | 'recovery' | 'authenticator' | 'add' | 'remove' | 'keys';

/** How somebody shows that it is they, and what they typed for it. */
export type Typed = { way: 'passphrase' | 'passkey'; passphrase: string; code: string };

/** What proves to the server that the officer wants this act, and to the worker. @throws Unanswered, NoPrf */
export async function prove(
	act: ProvenAct,
	typed: Typed,
	{ keyring }: ServerKeys
): Promise<{ proof: object; again: Proof }> {
	const { way, passphrase, code } = typed;
	if (way === 'passkey') {
		type Asked = PublicKeyCredentialRequestOptionsJSON;
		const asked = await ask<Asked>('/desk/account/proof', { act });
		if (!asked.ok) throw new Unanswered(asked.status);
		const { response, prf } = await touch(asked.value);
		return { proof: { way, response }, again: { way: 'again', secret: prf, keyring } };
	}
	const salt = keyring.find(({ kind }) => kind === 'passphrase')?.salt ?? '';
	const signInHalf = await vault.do('signInHalf', { passphrase, salt });
	return {
		proof: { way, signInHalf, code },
		again: { way: 'again', secret: passphrase, keyring }
	};
}
