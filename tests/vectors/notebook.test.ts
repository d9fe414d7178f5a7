import { expect, it } from 'vitest';
import type { Identity } from '#lib/sealed/identity.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import {
	judge,
	newNotebook,
	openNotebook,
	withCompared,
	withKeys,
	type Notebook
} from '#lib/sealed/notebook.ts';
import type { SigningKey, VerifyKey } from '#lib/sealed/signature.ts';
import kept from './notebook.json' with { type: 'json' };
import vectors from './sealed.json' with { type: 'json' };
import { sealedFile } from './vectors.ts';

const book = kept as unknown as Notebook;
const cards = vectors.lane.cards as LaneCard[];
const keys = {
	identity: vectors.identities.officer as Identity,
	signingKey: vectors.signingKeys.officer as SigningKey
};

it('a notebook that was kept opens as ever, for whose it is alone', async () => {
	const sealed = sealedFile('notebook');
	expect(await openNotebook(sealed, { id: 'mara', keys })).toEqual(book);
	await expect(openNotebook(sealed, { id: 'devon', keys })).rejects.toMatchObject({
		name: 'WrongNotebook'
	});
});

it('what a notebook says of cards and keys is made of them as ever', () => {
	const { officer, version, passkeys } = book;
	const again = withCompared(newNotebook(officer, passkeys), new Map([['general', cards]]), 2);
	const verifyKey = vectors.verifyKeys.officer as VerifyKey;
	const devon = { holder: 'devon', recipient: cards[0]!.recipient, verifyKey };
	expect({ ...withKeys(again, [devon]), version }).toEqual(book);
	expect(judge(book, 'general', cards)).toEqual({ believed: cards });
});
