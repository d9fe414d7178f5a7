import { desk } from '#lib/i18n/en/desk.ts';
import { hasPasskeys, touchToAllow } from './passkey.ts';
import { myKeys } from './server-keys.ts';
import { vault } from './vault.svelte.ts';
import type { KeyAct, Proof } from './vault/touch.ts';

/** How somebody shows that it is they before a key is given, and what they typed for it. */
export type Sure = { way: 'passkey' | 'again'; secret: string };

/** Whether the officer has a passkey, and this browser could ask for it. */
export const canTouch = (): boolean => hasPasskeys() && vault.remembered?.hasPasskey === true;

/** What to do about an act that nothing shows to be theirs, by what they have. */
export const unproven = (): string => desk.sure.unproven(canTouch());

/** Asks for what the worker wants to see before an act. @throws Unanswered, NotAllowedError */
export async function proofOf(act: KeyAct, { way, secret }: Sure): Promise<Proof> {
	if (way === 'again') return { way, secret, keyring: (await myKeys()).keyring };
	// The question names the lane's epoch: with older lanes the act is tried again in newer ones, and the answer is to another.
	if (act.lane !== undefined) await vault.renewLanes();
	const { challenge, passkeys } = await vault.do('touchFor', act);
	return { way, answer: await touchToAllow(challenge, passkeys) };
}
