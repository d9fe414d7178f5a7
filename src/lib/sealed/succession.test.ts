import { beforeAll, describe, expect, it } from 'vitest';
import { cardOf, newOfficerKeys, type OfficerKeys } from './keyring.ts';
import { openFormer, sealFormer } from './former-keys.ts';
import { isSucceeded, succeed, successorsOf } from './succession.ts';

let [first, second, third, thief]: readonly OfficerKeys[] = [];
beforeAll(async () => {
	[first, second, third, thief] = await Promise.all(Array.from({ length: 4 }, newOfficerKeys));
});

const said = async (id: string, { signingKey, ...keys }: OfficerKeys, next: OfficerKeys) =>
	succeed({ id, card: await cardOf({ signingKey, ...keys }), signingKey }, await cardOf(next));

describe('new keys of an officer', () => {
	it('are named by the former ones, and by nobody who has not got those', async () => {
		const word = await said('mara', first!, second!);
		expect(isSucceeded(word)).toBe(true);
		const other = await cardOf(thief!);
		for (const forged of [
			{ ...word, officer: 'devon' },
			{ ...word, next: other },
			{ ...word, was: other },
			{ ...word, signature: word.signature.replace(/^./, (one) => (one === 'A' ? 'B' : 'A')) }
		]) {
			expect(isSucceeded(forged)).toBe(false);
		}
	});

	it('follow one another by name, and nobody else’s are among them', async () => {
		const cards = await Promise.all([first!, second!, third!, thief!].map(cardOf));
		const [one, two, three, other] = cards.map(({ verifyKey }) => verifyKey);
		const words = await Promise.all([
			said('mara', second!, third!),
			said('mara', first!, second!),
			said('mara', third!, first!),
			said('devon', first!, thief!)
		]);
		expect(successorsOf('mara', one!, words)).toEqual([one, two, three]);
		expect(successorsOf('mara', other!, words)).toEqual([other]);
		expect(successorsOf('mara', two!, words.slice(0, 1))).toEqual([two, three]);
	});
});

describe('former keys', () => {
	it('open with the newest, as many as there were, and with none of before', async () => {
		const files = [
			await sealFormer(first!, second!.identity),
			await sealFormer(second!, third!.identity)
		];
		expect(await openFormer(files, third!)).toEqual([second, first]);
		expect(await openFormer([...files].reverse(), third!)).toEqual([second, first]);
		expect(await openFormer(files, second!)).toEqual([first]);
		for (const keys of [first!, thief!]) expect(await openFormer(files, keys)).toEqual([]);
	});

	it('open beside what somebody put among them', async () => {
		const file = await sealFormer(first!, second!.identity);
		const foreign = await sealFormer(thief!, thief!.identity);
		const opened = await openFormer([foreign, new Uint8Array(40), file], second!);
		expect(opened).toEqual([first]);
	});
});
