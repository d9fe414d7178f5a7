import { randomBytes } from 'node:crypto';
import { codeAt, type Person } from '../../scripts/demo/people.ts';
import { fromPassphrase } from '../../src/lib/sealed/keyring.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { CHEAP, type House } from './house.ts';
import type { softwarePasskey } from './passkey.ts';

/** What somebody of a house shows for an act, with passphrase and authenticator. The code of a moment works once. */
export async function proofOf(
	{ desk }: House,
	person: Person,
	now: Date,
	{ words = person.passphrase, code = codeAt(person.totpSecret, now) } = {}
): Promise<staff.Proof> {
	const entries = await staff.keyring.entries(desk, person.officerId);
	const salt = entries.find(({ kind }) => kind === 'passphrase')?.salt ?? randomBytes(16);
	const { signInHalf } = await fromPassphrase(words, salt, CHEAP);
	return { way: 'passphrase', signInHalf, code };
}

/** The same with a passkey. */
export async function proofBy(
	{ desk }: House,
	passkey: ReturnType<typeof softwarePasskey>,
	actor: staff.Actor,
	act: staff.ProvenAct,
	now: Date
): Promise<staff.Proof> {
	return {
		way: 'passkey',
		response: passkey.signIn(await staff.beginProof(desk, actor, act, now))
	};
}
