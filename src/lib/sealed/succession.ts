import type { OfficerCard } from './keyring.ts';
import { isSigned, sign, type SigningKey, type VerifyKey } from './signature.ts';

/** An officer's word, by the keys that were theirs, that others are theirs from now on. */
export type Succession = {
	readonly v: 1;
	readonly officer: string;
	readonly was: OfficerCard;
	readonly next: OfficerCard;
	/** By the signing key that was theirs. base64url. */
	readonly signature: string;
};

export function succeed(
	officer: { readonly id: string; readonly card: OfficerCard; readonly signingKey: SigningKey },
	next: OfficerCard
): Succession {
	const body = { v: 1 as const, officer: officer.id, was: officer.card, next };
	return { ...body, signature: sign(PURPOSE, body, officer.signingKey) };
}

/** Whether whoever had the former keys said so: they sign no new card, whoever shows them. */
export const isSucceeded = ({ signature, ...body }: Succession): boolean =>
	body.v === 1 && isSigned(PURPOSE, body, signature, body.was.verifyKey);

const PURPOSE = 'succession';

/** This key, and those that came after it by the word of whoever had it. @param successions each checked. */
export function successorsOf(
	officer: string,
	key: VerifyKey,
	successions: readonly Succession[]
): readonly VerifyKey[] {
	const keys = [key];
	// It grows while it is gone through; a ring of them ends it all the same.
	for (const one of keys) {
		for (const { officer: by, was, next } of successions) {
			if (by === officer && was.verifyKey === one && !keys.includes(next.verifyKey))
				keys.push(next.verifyKey);
		}
	}
	return keys;
}
