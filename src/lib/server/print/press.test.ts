import { describe, expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { make, type Order } from './make.ts';
import { TooLong } from './pen.ts';
import { sheet } from './press.ts';

const order: Order = {
	sheet: 'stickers',
	paper: 'a4',
	locale: 'en',
	title: 'Stickers',
	day: '2026-11-23',
	copy: {
		text: messages('en').print.on,
		date: 'Printed 23 November 2026',
		emergency: '911',
		numbers: [],
		address: 'https://plainsight.example/help',
		shortAddress: 'plainsight.example/help'
	}
};
const tooLong = { ...order, copy: { ...order.copy, shortAddress: 'x'.repeat(500) } };

describe('the press', () => {
	it('makes a sheet once, for all who ask at once and later that day', async () => {
		const [one, two] = await Promise.all([sheet(order), sheet({ ...order })]);
		expect(two).toBe(one);
		expect(await sheet(order)).toBe(one);
		expect(await sheet({ ...order, day: '2026-11-24' })).not.toBe(one);
	});

	it('makes the same bytes of the same sheet, in any process', async () => {
		expect((await make(order)).equals(await make(order))).toBe(true);
	});

	it('goes on after one that could not be made', async () => {
		const [bad, good] = await Promise.allSettled([
			sheet(tooLong),
			sheet({ ...order, locale: 'fr' })
		]);
		expect(bad).toMatchObject({ status: 'rejected', reason: expect.any(TooLong) });
		expect(good.status).toBe('fulfilled');
	});
});
