import { randomUUID } from 'node:crypto';
import type { OfficerKeys } from '../../src/lib/sealed/keyring.ts';
import {
	invitationKeyOf,
	newInvitationSecret,
	tokenOf,
	type InvitationSecret
} from '../../src/lib/sealed/invitation.ts';
import { ofPeople, peopleActs, type PeopleAct } from '../../src/lib/sealed/people-act.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { signing } from './signing.ts';

/** An administrator, and what they sign with. */
export type By = { readonly actor: staff.Actor; readonly keys: OfficerKeys };

export type Invited = {
	readonly ok: true;
	readonly officerId: string;
	/** What the server knows the invitation by. */
	readonly token: string;
	/** Of the link. */
	readonly secret: InvitationSecret;
};
type Person = Parameters<typeof peopleActs.invite>[1] & Pick<staff.Actor, 'role'>;

/** Signs what an administrator does about people, as their browser would. */
export const signingAs = (by: By, act: PeopleAct, now: Date): staff.Signing =>
	signing(by, ofPeople(act), now);

const made = () => {
	const secret = newInvitationSecret();
	return { secret, token: tokenOf(secret), invitationKey: invitationKeyOf(secret) };
};

/** Invites somebody as an administrator's browser would. */
export async function invite(desk: staff.DeskContext, by: By, person: Person, now: Date) {
	const { secret, token, invitationKey } = made();
	const id = randomUUID();
	const signed = signingAs(by, peopleActs.invite(id, person, invitationKey), now);
	const outcome = await staff.invite(desk, signed, { id, token, invitationKey, ...person }, now);
	return outcome.ok ? ({ ok: true, officerId: id, token, secret } satisfies Invited) : outcome;
}

/** The same of somebody whose keys are lost. */
export async function inviteAnew(desk: staff.DeskContext, by: By, officerId: string, now: Date) {
	const { secret, token, invitationKey } = made();
	const signed = signingAs(by, peopleActs.inviteAnew(officerId, invitationKey), now);
	const outcome = await staff.inviteAnew(desk, signed, officerId, { token, invitationKey }, now);
	return outcome.ok ? { ...outcome, officerId, token, secret } : outcome;
}
