import { and, eq, isNull } from 'drizzle-orm';
import { peopleActs } from '#lib/sealed/people-act.ts';
import * as audit from '../audit/index.ts';
import {
	actAs,
	authenticators,
	copiesWanted,
	formerKeys,
	invitations,
	keyringEntries,
	laneAgreements,
	laneChanges,
	notebooks,
	officers,
	passkeys,
	passphrases,
	type Tx
} from '../db/index.ts';
import type { DeskContext, Signing } from './context.ts';
import { keepInvitation, type Invitation } from './invitation.ts';
import * as membership from './membership.ts';
import { dropProposals, heldSince } from './new-keys.ts';
import { lockAdministrators } from './people.ts';
import * as session from './session.ts';

export type InvitedAnew =
	{ readonly ok: true; readonly name: string } | Exclude<audit.Decided<Why>, { ok: true }>;
type Why = 'not-allowed' | 'yourself' | 'unreadable';

/**
 * Invites somebody whose keys are lost once more, as the same person: from here on nothing of theirs signs in or opens, and they
 * read no lane, until they enrol with other keys and are asked again. What they wrote stays theirs.
 */
export async function inviteAnew(
	desk: DeskContext,
	actor: Signing,
	officerId: string,
	{ token, invitationKey }: Invitation,
	now: Date
): Promise<InvitedAnew> {
	let name = '';
	const invited = await audit.decide<Why>(desk.db, actor, now, async (tx) => {
		// Nobody takes their own rights away: and a stolen session would have keys of its own.
		if (officerId === actor.officerId) return 'yourself';
		await membership.lockLanes(tx);
		if (!(await lockAdministrators(tx)).includes(actor.officerId)) return 'not-allowed';
		const [person] = await tx
			.select()
			.from(officers)
			.where(eq(officers.id, officerId))
			.for('update');
		if (!person) return 'unreadable';
		name = person.name;
		const left = await leave(tx, { officerId, by: actor.officerId }, now);
		const { recipient, verifyKey } = person;
		if (recipient && verifyKey) {
			const heldFrom = await heldSince(tx, officerId);
			await tx
				.insert(formerKeys)
				.values({ officerId, recipient, verifyKey, heldFrom, heldUntil: now });
		}
		await forgetWays(tx, officerId, now);
		await keepInvitation(tx, { officerId, invitedBy: actor.officerId, token }, now);
		await actAs(tx, actor.officerId);
		const noted = { recipient, verifyKey, left };
		return { act: peopleActs.inviteAnew(officerId, invitationKey), noted };
	});
	return invited.ok ? { ok: true, name } : invited;
}

/** Ends their memberships, and whatever waits for them, or for their keys. */
async function leave(
	tx: Tx,
	{ officerId, by }: { readonly officerId: string; readonly by: string },
	now: Date
): Promise<readonly string[]> {
	await actAs(tx, officerId);
	const lanes = await membership.lanesOf(tx, officerId);
	await dropProposals(tx, { officerId, by, lanes }, now);
	await tx.delete(copiesWanted).where(eq(copiesWanted.holder, officerId));
	const left = await membership.end(tx, { officerId, by }, now);
	await tx.delete(laneChanges).where(eq(laneChanges.officerId, officerId));
	await tx.delete(laneAgreements).where(eq(laneAgreements.officerId, officerId));
	return left;
}

/** Every way in, and what only the lost keys opened. */
async function forgetWays(tx: Tx, officerId: string, now: Date): Promise<void> {
	await tx.delete(keyringEntries).where(eq(keyringEntries.officerId, officerId));
	await tx.delete(passkeys).where(eq(passkeys.officerId, officerId));
	await tx.delete(authenticators).where(eq(authenticators.officerId, officerId));
	await tx.delete(passphrases).where(eq(passphrases.officerId, officerId));
	await tx
		.update(notebooks)
		.set({ version: 0, sealed: new Uint8Array() })
		.where(eq(notebooks.officerId, officerId));
	await tx
		.update(invitations)
		.set({ usedAt: now })
		.where(and(eq(invitations.officerId, officerId), isNull(invitations.usedAt)));
	await session.endAll(tx, officerId, now);
	const none = { recipient: null, verifyKey: null, enrolledAt: null, disabledAt: null };
	await tx.update(officers).set(none).where(eq(officers.id, officerId));
}
