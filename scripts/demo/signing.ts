import { randomBytes } from 'node:crypto';
import { BEGINNING, hourOf, signAct, type Act, type Head } from '../../src/lib/sealed/act.ts';
import type { OfficerKeys } from '../../src/lib/sealed/keyring.ts';
import type { Actor } from '../../src/lib/server/staff/index.ts';
import type { Signing } from '../../src/lib/server/triage/index.ts';

/** Signs what somebody does in a lane, as their browser would that was unlocked for it. @param head the entry that it saw last. */
export function signing(
	{ actor, keys }: { readonly actor: Actor; readonly keys: OfficerKeys },
	act: Omit<Act, 'by'>,
	now: Date,
	head: Head = BEGINNING
): Signing {
	const unlock = randomBytes(16).toString('base64url');
	const seen = { head, unlock, count: 1, hour: hourOf(now) };
	const signed = signAct({ ...act, by: actor.officerId }, seen, keys.signingKey);
	return { ...actor, signed };
}
