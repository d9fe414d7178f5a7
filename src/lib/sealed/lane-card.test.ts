import { beforeAll, describe, expect, it } from 'vitest';
import { BrokenChain, followCards } from './lane-card.ts';
import type { LaneCardV1 } from './lane-card-v1.ts';
import { printOfCard } from './print.ts';
import { newEpoch } from '../../../tests/support/lane-v1.ts';

describe('the cards of a lane', () => {
	let cards: LaneCardV1[];
	let pin: string;

	beforeAll(async () => {
		const first = await newEpoch('general');
		const second = await newEpoch('general', first.keys);
		const third = await newEpoch('general', second.keys);
		cards = [first.card, second.card, third.card];
		pin = printOfCard(first.card);
	});

	it('lead from the pinned first one to the newest', () => {
		expect(followCards(cards, pin)).toEqual(cards);
	});

	it('are refused from another pin, out of order, with a gap, or not at all there', () => {
		const [first, second, third] = cards as [LaneCardV1, LaneCardV1, LaneCardV1];
		expect(followCards(cards, printOfCard(second))).toEqual(cards);
		const other = { ...first, signature: second.signature };
		expect(() => followCards([other, second, third], printOfCard(second))).toThrow(BrokenChain);
		expect(() => followCards([first, third, second], pin)).toThrow(BrokenChain);
		expect(() => followCards([first, third], pin)).toThrow(BrokenChain);
		expect(() => followCards([], pin)).toThrow(BrokenChain);
	});

	it('are refused when somebody with the database puts in a recipient of their own', async () => {
		const intruder = await newEpoch('general');
		const forged = { ...cards[2]!, recipient: intruder.card.recipient };
		expect(() => followCards([cards[0]!, cards[1]!, forged], pin)).toThrow(BrokenChain);
		const appended = await newEpoch('general', { ...intruder.keys, epoch: 3 });
		expect(() => followCards([...cards, appended.card], pin)).toThrow(BrokenChain);
		const otherLane = await newEpoch('review');
		expect(() => followCards([otherLane.card], pin)).toThrow(BrokenChain);
	});
});
