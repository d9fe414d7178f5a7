import { touchToAllow } from './passkey.ts';
import { myKeys } from './server-keys.ts';
import { vault } from './vault.svelte.ts';
import type { KeyAct, Proof } from './vault/touch.ts';

/** How somebody shows that it is they before a key is given, and what they typed for it. */
export type Sure = { way: 'passkey' | 'again'; secret: string };

/** Asks for what the worker wants to see before an act. @throws Unanswered, NotAllowedError */
export async function proofOf(act: KeyAct, { way, secret }: Sure): Promise<Proof> {
	if (way === 'again') return { way, secret, keyring: (await myKeys()).keyring };
	// The question names the lane's epoch: with older lanes the act is tried again in newer ones, and the answer is to another.
	if (act.lane !== undefined) await vault.renewLanes();
	const { challenge, passkeys } = await vault.do('touchFor', act);
	return { way, answer: await touchToAllow(challenge, passkeys) };
}
