import { isTag, tagOf } from './tag.ts';

export type Proof = 'proven' | 'unproven';

/** A signed word that this form has passed: it stays passed when the form comes back with errors. */
export const passFor = (secret: Uint8Array, nonce: Uint8Array, standing: Proof): string =>
	`${standing}.${tagOf(secret, 'captcha-pass/v0', nonce, standing)}`;

/** What a pass says, or undefined when it is not one of this form's. */
export function standingOf(secret: Uint8Array, nonce: Uint8Array, pass: string): Proof | undefined {
	const [standing, tag] = pass.split('.');
	if ((standing !== 'proven' && standing !== 'unproven') || !tag) return undefined;
	return isTag(tagOf(secret, 'captcha-pass/v0', nonce, standing), tag) ? standing : undefined;
}
