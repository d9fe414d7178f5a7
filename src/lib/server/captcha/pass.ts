import { isMac, mac } from './mac.ts';

export type Proof = 'proven' | 'unproven';

/** A signed word that this form has passed: it stays passed when the form comes back with errors. */
export const passFor = (secret: Uint8Array, nonce: Uint8Array, standing: Proof): string =>
	`${standing}.${mac(secret, 'pass', nonce, standing)}`;

/** What a pass says, or undefined when it is not one of this form's. */
export function standingOf(secret: Uint8Array, nonce: Uint8Array, pass: string): Proof | undefined {
	const [standing, tag] = pass.split('.');
	if ((standing !== 'proven' && standing !== 'unproven') || !tag) return undefined;
	return isMac(mac(secret, 'pass', nonce, standing), tag) ? standing : undefined;
}
