import type { Act } from './act.ts';
import type { VerifyKey } from './signature.ts';

/** The chain of people and settings, where an act names its lane: no lane has this name. */
export const PEOPLE = 'people';

/** What is done about people and settings, as an administrator's browser signs it and the desk's server expects it. */
export type PeopleAct = Pick<Act, 'act' | 'subject' | 'detail'>;

type Invited = { readonly name: string; readonly agencyId: string; readonly role: string };

export const peopleActs = {
	/** @param invitation the key that attests with which keys they join: see sealed/invitation.ts. */
	invite: (
		officer: string,
		{ name, agencyId, role }: Invited,
		invitation: VerifyKey
	): PeopleAct => ({
		act: 'officer.invited',
		subject: officer,
		detail: { name, agencyId, role, invitation }
	}),
	inviteAnew: (officer: string, invitation: VerifyKey): PeopleAct => ({
		act: 'officer.invited-anew',
		subject: officer,
		detail: { invitation }
	}),
	setRole: (officer: string, role: string): PeopleAct => ({
		act: 'officer.role-changed',
		subject: officer,
		detail: { role }
	}),
	setAgency: (officer: string, agencyId: string): PeopleAct => ({
		act: 'officer.agency-changed',
		subject: officer,
		detail: { agencyId }
	}),
	disable: (officer: string): PeopleAct => ({ act: 'officer.disabled', subject: officer }),
	addAgency: ({ id, name }: { readonly id: string; readonly name: string }): PeopleAct => ({
		act: 'agency.added',
		subject: id,
		detail: { id, name }
	})
} as const;

export const ofPeople = (act: PeopleAct): Omit<Act, 'by'> => ({ ...act, lane: PEOPLE });
