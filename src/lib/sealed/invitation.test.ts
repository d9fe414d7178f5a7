import { describe, expect, it } from 'vitest';
import {
	attest,
	invitationKeyOf,
	isAttested,
	isInvitationSecret,
	newInvitationSecret,
	tokenOf,
	type InvitationSecret
} from './invitation.ts';
import { cardOf, newOfficerKeys } from './keyring.ts';

describe('an invitation that a browser made', () => {
	it('is derived as another implementation of HKDF and Ed25519 derives it', () => {
		const secret = `v2.${'A'.repeat(43)}` as InvitationSecret;
		expect(isInvitationSecret(secret)).toBe(true);
		expect(tokenOf(secret)).toBe('5gT2ZN63YQvCX4pH4jHkafQb1buani7QP0He3WFXruI');
		expect(invitationKeyOf(secret)).toBe('bDn4yr1JM0jE8CCowwragla9F6Wq4eJSmstuzerZcdA');
	});

	it('tells the server a token that says nothing of what signs, and is no secret itself', () => {
		const secret = newInvitationSecret();
		const token = tokenOf(secret);
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(isInvitationSecret(token)).toBe(false);
		const forged = `v2.${token}` as InvitationSecret;
		expect(invitationKeyOf(forged)).not.toBe(invitationKeyOf(secret));
	});

	it('attests the keys that somebody joins with: no others, for nobody else, and by no other link', async () => {
		const [card, other] = await Promise.all(
			[await newOfficerKeys(), await newOfficerKeys()].map(cardOf)
		);
		const [mine, theirs] = [newInvitationSecret(), newInvitationSecret()];
		const said = attest('nadia', card!, mine);
		expect(isAttested('nadia', card!, said, invitationKeyOf(mine))).toBe(true);
		expect(isAttested('nadia', other!, said, invitationKeyOf(mine))).toBe(false);
		const mixed = { ...card!, recipient: other!.recipient };
		expect(isAttested('nadia', mixed, said, invitationKeyOf(mine))).toBe(false);
		expect(isAttested('zed', card!, said, invitationKeyOf(mine))).toBe(false);
		expect(isAttested('nadia', card!, said, invitationKeyOf(theirs))).toBe(false);
	});
});
