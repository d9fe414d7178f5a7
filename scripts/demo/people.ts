import { country } from '#country/country.ts';
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { codeFrom, grouped, type ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import {
	cardOf,
	fromPassphrase,
	newOfficerKeys,
	openerFromRecoveryCode,
	SCRYPT,
	sealKeys,
	type OfficerCard,
	type OfficerKeys
} from '../../src/lib/sealed/keyring.ts';
import type { Role } from '../../src/lib/server/db/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { attest, isInvitationSecret, tokenOf } from '../../src/lib/sealed/invitation.ts';
import { peopleActs } from '../../src/lib/sealed/people-act.ts';
import { invite, signingAs, type By } from './inviting.ts';
import { makeLane, makeRecovery } from './lanes.ts';

const agency = (id: keyof typeof country.agencies) => ({ id, name: country.agencies[id] });

/** Made-up people of the demo and the tests: one of each kind that sits at the desk. */
export const cast = {
	alton: {
		name: 'Alton Warner',
		agency: agency('national-security'),
		role: 'administrator'
	},
	mara: { name: 'Mara Liburd', agency: agency('police'), role: 'officer' },
	devon: {
		name: 'Devon Clarke',
		agency: agency('immigration'),
		role: 'supervisor'
	},
	ruth: {
		name: 'Ruth Hanley',
		agency: agency('child-protection'),
		role: 'officer'
	},
	joan: {
		name: 'Joan Phipps',
		agency: agency('prosecutions'),
		role: 'officer'
	}
} as const satisfies Record<
	string,
	{ name: string; agency: { id: string; name: string }; role: Role }
>;

/** Agencies that nobody of the cast is of, but that a tipster may tick. */
const otherAgencies = [agency('customs'), agency('labour'), agency('defence-force')];

/** An officer with everything that only they would know. */
export type Person = {
	readonly officerId: string;
	readonly name: string;
	readonly agency: string;
	readonly agencyId: string;
	readonly role: Role;
	readonly keys: OfficerKeys;
	readonly passphrase: string;
	readonly totpSecret: string;
	readonly recoveryCode: ReceiptCode;
	readonly actor: staff.Actor;
};

type Who = {
	readonly name: string;
	readonly agency: { readonly id: string; readonly name: string };
	readonly role: Role;
};

/**
 * Enrols somebody as their browser would: keys made here, sealed entries and public halves handed in. The
 * first one is the administrator, by the set-up link; the others are invited.
 * @param cost of the passphrase; the real one unless a test says otherwise.
 */
export async function enrol(
	desk: staff.DeskContext,
	who: Who,
	now: Date,
	by?: Person,
	cost: typeof SCRYPT | { N: number; r: number; p: number } = SCRYPT
): Promise<Person> {
	const secret = by
		? await invited(desk, who, by, now)
		: (await staff.setUpLink(desk.db, who, now))!;
	return enrolBy(desk, secret, who, now, cost);
}

/** The same with what an invitation's link brings. */
export async function enrolBy(
	desk: staff.DeskContext,
	secret: string,
	who: Who,
	now: Date,
	cost: Parameters<typeof enrol>[4] = SCRYPT
): Promise<Person> {
	const keys = await newOfficerKeys();
	const passphrase = 'copper lantern quiet harbour seven mango';
	const totpSecret = new Secret({ size: 20 }).base32;
	const recoveryCode = codeFrom(randomBytes(10));
	const card = await cardOf(keys);
	const joining = await joiningBy(desk, secret, card, now);
	const salt = randomBytes(16);
	const { signInHalf, opener } = await fromPassphrase(passphrase, salt, cost);
	const enrolled = await staff.enrol(
		desk,
		joining.token,
		{
			...{ card, attested: joining.attested },
			recovery: await sealKeys(keys, openerFromRecoveryCode(recoveryCode)),
			passphrase: {
				salt,
				signInHalf,
				entry: await sealKeys(keys, opener),
				totpSecret,
				code: codeAt(totpSecret, now)
			}
		},
		now
	);
	if (!enrolled.ok) throw new Error(`${who.name} could not be enrolled: ${enrolled.why}`);
	const actor = await staff.session.find(desk, enrolled.cookie, now);
	return {
		officerId: enrolled.officerId,
		name: who.name,
		agency: who.agency.name,
		agencyId: who.agency.id,
		role: who.role,
		keys,
		passphrase,
		totpSecret,
		recoveryCode,
		actor: actor!
	};
}

/** What the desk knows an invitation by, and its word for the keys of who joins, where its link can give one. */
async function joiningBy(desk: staff.DeskContext, secret: string, card: OfficerCard, now: Date) {
	if (!isInvitationSecret(secret)) return { token: secret };
	const token = tokenOf(secret);
	const invited = await staff.findInvitation(desk.db, token, now);
	return { token, attested: invited && attest(invited.officerId, card, secret) };
}

export const codeAt = (totpSecret: string, now: Date): string =>
	new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: now.getTime() });

export const printed = (person: Person): string => grouped(person.recoveryCode);

async function invited(desk: staff.DeskContext, who: Who, by: Person, now: Date): Promise<string> {
	await addAgency(desk, by, who.agency, now);
	const person = { name: who.name, agencyId: who.agency.id, role: who.role };
	const invitation = await invite(desk, by, person, now);
	if (!invitation.ok) throw new Error(`${who.name} could not be invited: ${invitation.why}`);
	return invitation.secret;
}

async function addAgency(desk: staff.DeskContext, by: By, agency: Who['agency'], now: Date) {
	const signed = signingAs(by, peopleActs.addAgency(agency), now);
	const added = await staff.people.addAgency(desk, signed, agency, now);
	if (!added.ok) throw new Error(`${agency.name} could not be added: ${added.why}`);
}

/**
 * Founds a whole task force: five people, the recovery key, a general lane of police and immigration, and a
 * restricted one of child protection and prosecutions.
 */
export async function foundTaskForce(
	desk: staff.DeskContext,
	now: Date,
	cost?: Parameters<typeof enrol>[4]
) {
	const alton = await enrol(desk, cast.alton, now, undefined, cost);
	for (const agency of otherAgencies) await addAgency(desk, alton, agency, now);
	const [mara, devon, ruth, joan] = (await Promise.all(
		[cast.mara, cast.devon, cast.ruth, cast.joan].map((who) => enrol(desk, who, now, alton, cost))
	)) as [Person, Person, Person, Person];
	const custodians = otherAgencies.map(({ id }) => id);
	const recovery = await makeRecovery(desk, custodians, now, mara);
	const general = await makeLane(
		desk,
		{ id: 'general', name: 'General', kind: 'general' },
		[mara, devon],
		now
	);
	const review = await makeLane(
		desk,
		{ id: 'review', name: 'Independent review', kind: 'restricted' },
		[ruth, joan],
		now
	);
	return { alton, recovery, general, review };
}
