import { describe, expect, it } from 'vitest';
import { newOfficerKeys } from '#lib/sealed/keyring.ts';
import { newEpoch } from '../../../../tests/support/lane-v1.ts';
import { newNotebook, sealNotebook, withCards } from '#lib/sealed/notebook.ts';
import { allowanceFor } from './bodies.ts';

describe('a request of the desk', () => {
	// Before: 64 KiB, which a notebook passed at some 150 epochs, and was never kept again.
	it('may bring a notebook of 400 epochs, and of twice as many', async () => {
		const keys = await newOfficerKeys();
		const { card } = await newEpoch('general');
		const { bytes } = allowanceFor({ method: 'PUT', url: '/desk/notebook', headers: {} });
		for (const count of [400, 800]) {
			const cards = Array.from({ length: count }, (_, at) => ({ ...card, epoch: at + 1 }));
			const book = withCards(newNotebook('mara'), 'general', cards);
			const sealed = Buffer.from(await sealNotebook(book, keys)).toString('base64');
			expect(JSON.stringify({ was: 1, version: 2, sealed }).length, `${count}`).toBeLessThan(bytes);
		}
	});
});
