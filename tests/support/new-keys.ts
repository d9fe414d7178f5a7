import { printed, type Person } from '../../scripts/demo/people.ts';
import { newVerbs } from '../../src/lib/desk/vault/verbs.ts';
import { fromPassphrase, openerFromRecoveryCode, openKeys } from '../../src/lib/sealed/keyring.ts';
import { codeFrom, grouped } from '../../src/lib/sealed/receipt-code.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { randomBytes } from 'node:crypto';
import { CHEAP, type House } from './house.ts';
import { keysShown, typedAgain } from './unlocked.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** What somebody's browser makes to renew their keys, and who they are once the server has it. */
export async function newKeysOf(house: House, person: Person) {
	const { officerId, passphrase: words } = person;
	const shown = await keysShown(house, person);
	const vault = newVerbs(CHEAP, house.desk.origin);
	await vault.useRecoveryCode(printed(person));
	await vault.unlock({ ...shown, seen: null });
	const code = codeFrom(randomBytes(10));
	const entries = await staff.keyring.entries(house.desk, officerId);
	const salt = entries.find(({ kind }) => kind === 'passphrase')!.salt!;
	const made = await vault.renewKeys({
		officerId,
		code: grouped(code),
		passphrase: { words, salt: Buffer.from(salt).toString('base64') },
		passkeys: [],
		proof: await typedAgain(house, person)
	});
	const given: staff.NewKeys = {
		...made,
		recovery: bytes(made.recovery),
		passphrase: bytes(made.passphrase!),
		passkeys: [],
		former: bytes(made.former),
		notebook: { ...made.notebook, sealed: bytes(made.notebook.sealed) },
		was: entries.map(({ id }) => id)
	};
	const openers = {
		recovery: openerFromRecoveryCode(code),
		passphrase: (await fromPassphrase(words, salt, CHEAP)).opener
	};
	const keys = await openKeys(given.recovery, openers.recovery);
	return { given, openers, after: { ...person, keys, recoveryCode: code } };
}
