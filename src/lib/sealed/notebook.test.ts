import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newOfficerKeys, cardOf, type OfficerKeys } from './keyring.ts';
import type { LaneCard } from './lane-card.ts';
import {
	isSameNotebook,
	judge,
	merge,
	newNotebook,
	openNotebook,
	rememberedEpochs,
	sealNotebook,
	withCards,
	withCompared,
	withKeys,
	type Notebook
} from './notebook.ts';
import { open } from './open.ts';
import { seal } from './age.ts';
import { utf8 } from './bytes.ts';
import { newEpoch } from '../../../tests/support/lane-v1.ts';

let mara: OfficerKeys;
let cards: LaneCard[];
/** Signed by the same first card, and another. */
let sibling: LaneCard;
beforeAll(async () => {
	mara = await newOfficerKeys();
	const first = await newEpoch('general');
	const second = await newEpoch('general', first.keys);
	const third = await newEpoch('general', second.keys);
	cards = [first.card, second.card, third.card];
	sibling = (await newEpoch('general', first.keys)).card;
});

describe('a notebook', () => {
	const book = () => withCards(newNotebook('mara'), 'general', cards);

	it('opens for whose it is, and says what was written into it', async () => {
		const sealed = await sealNotebook({ ...book(), version: 3 }, mara);
		expect(await openNotebook(sealed, { id: 'mara', keys: mara })).toEqual({
			...book(),
			version: 3
		});
	});

	it('is refused when another signed it, when it is another’s, and when a word of it is another', async () => {
		const { recipient } = await cardOf(mara);
		const opened = await open(await sealNotebook(book(), mara), mara.identity);
		const reader = { id: 'mara', keys: mara };
		const plain = new TextDecoder().decode(opened);
		const thief = { ...(await newOfficerKeys()), identity: mara.identity };
		const forgeries = [
			await sealNotebook(book(), thief),
			await sealNotebook({ ...book(), officer: 'devon' }, mara),
			await seal(utf8(plain.replace('"version":0', '"version":9')), [recipient]),
			await seal(utf8('{}'), [recipient])
		];
		for (const forged of forgeries) {
			await expect(openNotebook(forged, reader)).rejects.toMatchObject({ name: 'WrongNotebook' });
		}
	});

	it('believes what it knows, and what follows from that', () => {
		const knows = withCards(newNotebook('mara'), 'general', cards.slice(0, 2));
		expect(judge(knows, 'general', cards)).toEqual({ believed: cards });
		expect(judge(newNotebook('mara'), 'general', cards)).toEqual({ believed: cards });
		expect(judge(knows, 'constructor', cards)).toEqual({ believed: cards });
	});

	it('ends a chain where another card stands in the place of one it knows', () => {
		expect(judge(book(), 'general', [cards[0]!, sibling])).toEqual({
			believed: [cards[0]],
			doubt: 'forked'
		});
		const both = merge(book(), withCards(newNotebook('mara'), 'general', [cards[0]!, sibling]));
		expect(judge(both, 'general', cards).doubt, 'two browsers saw two').toBe('forked');
	});

	it('finds a chain behind that is shorter than what it knows', () => {
		expect(judge(book(), 'general', cards.slice(0, 1))).toEqual({
			believed: [cards[0]],
			doubt: 'behind'
		});
		expect(judge(book(), 'general', [])).toEqual({ believed: [], doubt: 'behind' });
	});

	it('knows the keys of an epoch whose card is gone', () => {
		const known = rememberedEpochs(book(), 'general');
		expect(known.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
		expect(known.map(({ isOf }) => isOf(cards[1]!))).toEqual([false, true, false]);
		expect(known.some(({ isOf }) => isOf(sibling))).toBe(false);
	});

	it('takes what people have compared in the place of what it knew', () => {
		const other = [cards[0]!, sibling];
		const compared = withCompared(book(), new Map([['general', other]]), 7);
		expect(judge(compared, 'general', other)).toEqual({ believed: other });
		const merged = merge(book(), compared);
		expect(judge(merged, 'general', other), 'a tab that knows only the old').toEqual({
			believed: other
		});
	});

	it('does not tell by its length how much is in it', async () => {
		const [little, much] = await Promise.all(
			[newNotebook('mara'), book()].map((each) => sealNotebook(each, mara))
		);
		expect(much!.length).toBe(little!.length);
	});
});

describe('two notebooks made one', () => {
	const name = fc.constantFrom('general', 'review', 'constructor', '__proto__');
	const marks = fc
		.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
		.map((each) => each.sort());
	const dictionary = <Value>(value: fc.Arbitrary<Value>) =>
		fc.array(fc.tuple(name, value)).map((entries) => Object.fromEntries(entries));
	const books: fc.Arbitrary<Notebook> = fc.record({
		v: fc.constant(1 as const),
		officer: fc.constant('mara'),
		version: fc.nat(9),
		lanes: dictionary(
			fc.record({
				compared: fc.nat(2),
				epochs: fc
					.array(fc.tuple(fc.constantFrom('1', '2', '3'), marks))
					.map((entries) => Object.fromEntries(entries))
			})
		),
		keys: dictionary(marks),
		passkeys: dictionary(fc.constantFrom('', 'k', 'l'))
	});

	it('are the same whichever comes first, and however often', () => {
		fc.assert(
			fc.property(books, books, books, (a, b, c) => {
				expect(merge(a, b)).toEqual(merge(b, a));
				expect(merge(a, merge(b, c))).toEqual(merge(merge(a, b), c));
				expect(merge(a, a)).toEqual(a);
				expect(isSameNotebook(merge(a, b), merge(merge(a, b), b))).toBe(true);
			})
		);
	});

	it('lose nothing, but what was compared anew since and a passkey that was taken away', () => {
		fc.assert(
			fc.property(books, books, (a, b) => {
				const both = merge(a, b);
				for (const from of [a, b]) {
					for (const [who, prints] of Object.entries(from.keys))
						expect(both.keys[who]).toEqual(expect.arrayContaining([...prints]));
					for (const [id, key] of Object.entries(from.passkeys))
						expect(Object.hasOwn(both.passkeys, id) && both.passkeys[id]! <= key).toBe(true);
					for (const [lane, { compared, epochs }] of Object.entries(from.lanes)) {
						const kept = both.lanes[lane]!;
						expect(kept.compared).toBeGreaterThanOrEqual(compared);
						if (kept.compared > compared) continue;
						for (const [epoch, seen] of Object.entries(epochs))
							expect(kept.epochs[epoch]).toEqual(expect.arrayContaining([...seen]));
					}
				}
			})
		);
	});

	it('are never those of two officers', () => {
		expect(() => merge(newNotebook('mara'), newNotebook('devon'))).toThrow('of two officers');
	});

	it('keep the keys that were compared with a colleague, each once', async () => {
		const card = await cardOf(mara);
		const once = withKeys(newNotebook('devon'), [{ holder: 'mara', ...card }]);
		expect(withKeys(once, [{ holder: 'mara', ...card }])).toEqual(once);
		expect(once.keys.mara).toHaveLength(1);
	});
});
