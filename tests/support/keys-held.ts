import { signing } from '../../scripts/demo/signing.ts';
import type { Act } from '../../src/lib/sealed/act.ts';
import { ofPeople, type PeopleAct } from '../../src/lib/sealed/people-act.ts';
import type { OfficerKeys } from '../../src/lib/sealed/keyring.ts';
import type * as audit from '../../src/lib/server/audit/index.ts';
import type { Actor, Signing } from '../../src/lib/server/staff/index.ts';

const keys = new Map<string, OfficerKeys>();

/** Whose keys a test holds: what they do is signed. */
export function hold(...people: readonly { officerId: string; keys: OfficerKeys }[]): void {
	for (const person of people) keys.set(person.officerId, person.keys);
}

/** An act, signed as their browser would sign it. */
export function signs(actor: Actor, act: Omit<Act, 'by'>, now: Date): Signing {
	return signing(holds(actor), act, now);
}

/** Who acts, and what they sign with. */
export function holds(actor: Actor): { readonly actor: Actor; readonly keys: OfficerKeys } {
	const held = keys.get(actor.officerId);
	if (!held) throw new Error(`nobody holds the keys of ${actor.name}`);
	return { actor, keys: held };
}

/** Who decides about a setting; null on the server's own command line, where nobody signs. */
export type By = Pick<Actor, 'officerId' | 'role'> | null;

/** The same with their signature. */
export function decides(by: By, act: PeopleAct, now: Date): audit.Decider {
	if (!by) return null;
	const { officerId, role } = by;
	const { signed } = signing(holds(by as Actor), ofPeople(act), now);
	return { officerId, role, signed };
}

/** What a verb is given besides the desk and who acts. */
export type Rest<Verb extends (desk: never, actor: never, ...rest: never[]) => unknown> =
	Verb extends (desk: never, actor: never, ...rest: infer All) => unknown ? All : never;
