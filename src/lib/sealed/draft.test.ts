import { expect, it } from 'vitest';
import { seal } from './age.ts';
import { utf8 } from './bytes.ts';
import { nameOfDraft, openDraft, sealDraft } from './draft.ts';
import { recipientOf } from './identity.ts';
import { newOfficerKeys } from './keyring.ts';

const at = { tip: 'f94f273d-0000-4000-8000-000000000000', form: 'note' };
const draft = { ...at, words: { words: 'She said on Thurs' } };

it('opens for its writer, as what it was kept as, and for nobody else', async () => {
	const [mara, devon] = [await newOfficerKeys(), await newOfficerKeys()];
	const sealed = await sealDraft(draft, mara);
	expect(await openDraft(sealed, at, mara)).toEqual(draft.words);
	await expect(openDraft(sealed, at, devon)).rejects.toMatchObject({ name: 'CannotOpen' });
	for (const other of [
		{ ...at, form: 'reply' },
		{ ...at, tip: 'f94f273d-0000-4000-8000-000000000001' }
	])
		await expect(openDraft(sealed, other, mara)).rejects.toMatchObject({ name: 'WrongDraft' });
});

it('whoever puts words there that the officer did not write is found out', async () => {
	const mara = await newOfficerKeys();
	const forged = { v: 1, ...draft, signature: 'A'.repeat(86) };
	const planted = await seal(utf8(JSON.stringify(forged)), [await recipientOf(mara.identity)]);
	await expect(openDraft(planted, at, mara)).rejects.toMatchObject({ name: 'WrongDraft' });
});

it('is kept under a name that is the same each time, and tells nothing of the tip', async () => {
	const [mara, devon] = [await newOfficerKeys(), await newOfficerKeys()];
	const name = nameOfDraft(at, mara.signingKey);
	expect(name).toMatch(/^[\w-]{22}$/);
	expect(nameOfDraft(at, mara.signingKey)).toBe(name);
	expect(nameOfDraft({ ...at, form: 'reply' }, mara.signingKey)).not.toBe(name);
	expect(nameOfDraft(at, devon.signingKey)).not.toBe(name);
});
