import { beforeAll, expect, it } from 'vitest';
import { joined, type Joined } from '../../../../tests/support/workers.ts';
import type { KeptNotebook, OwnPasskey } from './wire.ts';

let mara: Joined;
beforeAll(async () => {
	mara = await joined('mara');
});

const phone = { id: 'phone', publicKey: 'cHVibGlj' };
/** An unlock with what the server lists, and the notebook that comes of it. */
async function unlocks(passkeys: OwnPasskey[] | undefined, notebook: KeptNotebook | null = null) {
	const vault = await mara.open([], { notebook, ...(passkeys && { passkeys }) });
	const { passkeysGone } = await vault.remembered();
	return { vault, passkeysGone, notebook: (await vault.nextNotebook()) ?? notebook };
}

it('an officer is told once of a passkey that the server leaves out, and not of one that they removed', async () => {
	const first = await unlocks([phone]);
	expect(first.passkeysGone).toBe(0);
	expect((await unlocks([phone], first.notebook)).passkeysGone).toBe(0);
	const without = await unlocks([], first.notebook);
	expect(without.passkeysGone).toBe(1);
	// As long as this desk is unlocked, whatever else it learns.
	await without.vault.mergeNotebook(without.notebook);
	expect((await without.vault.remembered()).passkeysGone).toBe(1);
	expect((await unlocks([], without.notebook)).passkeysGone).toBe(0);

	await first.vault.forgetPasskey(phone.id);
	const removed = await first.vault.nextNotebook();
	expect((await unlocks([], removed)).passkeysGone).toBe(0);
	// Where the list is not known, nothing is left out.
	expect((await unlocks(undefined, first.notebook)).passkeysGone).toBe(0);
});
