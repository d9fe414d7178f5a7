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

/** What somebody who reads tips does about the recovery key. */
export const recoveryActs = {
	/**
	 * Another whose words they compared with those who hold its sheets, in the place of one whose custodians cannot sign.
	 * @param card print of its card.
	 */
	compare: (card: string): PeopleAct => ({
		act: 'recovery.compared',
		subject: 'recovery',
		detail: { pin: card }
	})
} as const;

/** A number to call, as who decides about it saw it: one that was put in its place meanwhile they did not check. */
type Number = { readonly number: string; readonly international: string };
const onNumber = (act: string, id: string, { number, international }: Number, besides = {}) => ({
	...{ act: `contact.${act}`, subject: id },
	detail: { number, international, ...besides }
});

export const contactActs = {
	/** @param contact as it is written, without who checked it. @param revision of the one that was looked at. */
	set: (contact: { readonly id: string }, revision: number): PeopleAct => ({
		act: 'contact.set',
		subject: contact.id,
		detail: { ...contact, revision }
	}),
	/** @param source where it was read or heard. */
	verify: (id: string, seen: Number, source: string): PeopleAct =>
		onNumber('verified', id, seen, { source }),
	withdraw: (id: string, seen: Number): PeopleAct => onNumber('withdrawn', id, seen),
	restore: (id: string, seen: Number): PeopleAct => onNumber('restored', id, seen)
} as const;

/** Which text of those before the form, in which language, and its newest version as it was looked at. */
type PolicyAt = { readonly key: string; readonly locale: string; readonly version: number };
type Words = { readonly text: string; readonly source: string };
const onPolicy = (act: string, { key, locale, version }: PolicyAt, besides = {}): PeopleAct => ({
	...{ act: `policy.${act}`, subject: `${key} ${locale}` },
	detail: { version, ...besides }
});

export const policyActs = {
	set: (at: PolicyAt, { text, source }: Words): PeopleAct => onPolicy('set', at, { text, source }),
	/** @param words that were approved: by whom, and on which day. */
	approve: (
		at: PolicyAt,
		{ text, source }: Words,
		{ by, on }: { readonly by: string; readonly on: string }
	): PeopleAct => onPolicy('approved', at, { text, source, by, on }),
	withdraw: (at: PolicyAt): PeopleAct => onPolicy('withdrawn', at)
} as const;

export const ofPeople = (act: PeopleAct): Omit<Act, 'by'> => ({ ...act, lane: PEOPLE });
