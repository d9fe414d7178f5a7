import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { turn } from '../../../../tests/support/lane.ts';
import * as staff from '../staff/index.ts';
import { connect } from '../db/index.ts';
import { repin, type LanePins, type PinDoubt, type Pins } from './pins.ts';

let house: House;
let right: LanePins;
let doubts: PinDoubt[];
const now = new Date('2026-11-29T10:00:00Z');
beforeAll(async () => {
	house = await createHouse(now);
	right = house.intake.pins;
});
afterAll(() => house.database.close());
beforeEach(() => {
	doubts = [];
});

const wrong = (lane: string): LanePins => new Map([...right, [lane, { print: 'A'.repeat(43) }]]);
const read = (pins: Pins, written: LanePins | undefined, db = house.intake.db) =>
	repin(
		pins,
		() => Promise.resolve(written),
		db,
		(doubt) => doubts.push(doubt)
	);

describe('pins, read anew', () => {
	it('are taken once their lanes are there, and are as they were when nothing was changed', async () => {
		const pins: Pins = { known: new Map() };
		await read(pins, right);
		expect(pins.known).toEqual(right);
		const nowhere = connect('postgres://nobody@127.0.0.1:1/none', { name: 'test', max: 1 });
		await read(pins, new Map(right), nowhere);
		expect([pins.known, doubts]).toEqual([right, []]);
		await expect(read(pins, wrong('general'), nowhere)).rejects.toThrow();
		expect(pins.known).toEqual(right);
	});

	it('that fit no card of their lane are refused, and the former go on', async () => {
		const pins: Pins = { known: right };
		await read(pins, wrong('general'));
		expect(pins.known).toEqual(right);
		expect(doubts).toEqual([{ why: 'misfit', lane: 'general' }]);
		const fresh: Pins = { known: new Map() };
		await read(fresh, wrong('general'));
		expect([...fresh.known.keys()].sort()).toEqual(['recovery', 'review']);
		await read(fresh, new Map([...right, ['harbour', { print: 'A'.repeat(43) }]]));
		expect(fresh.known).toEqual(right);
	});

	it('may be of any card of their lane, and with its epoch of no other', async () => {
		const [general, first] = [await turn(house, now), right.get('general')!];
		const lane = (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
		expect(general.epoch).toBe(2);
		const print = printOfCard(lane.card);
		expect(lane.pin, 'which members read on the page of lanes').toBe(print);
		const pins: Pins = { known: right };
		for (const pin of [
			{ print, epoch: 1 },
			{ ...first, epoch: 2 }
		]) {
			await read(pins, new Map([...right, ['general', pin]]));
			expect(pins.known).toEqual(right);
		}
		for (const pin of [{ print }, { print, epoch: 2 }, { ...first, epoch: 1 }, first]) {
			await read(pins, new Map([...right, ['general', pin]]));
			expect(pins.known.get('general')).toEqual(pin);
		}
	});

	it('are in the order that they are written in, whatever they were in before', async () => {
		const pins: Pins = { known: right };
		const order = ['review', 'recovery', 'general'];
		await read(pins, new Map(order.map((lane) => [lane, right.get(lane)!])));
		expect([...pins.known.keys()]).toEqual(order);
		expect(doubts).toEqual([]);
	});

	it('that cannot be read, or are written no more, change nothing', async () => {
		const pins: Pins = { known: right };
		await read(pins, undefined);
		expect([pins.known, doubts]).toEqual([right, [{ why: 'unreadable' }]]);
		for (const written of [new Map([...right].filter(([lane]) => lane !== 'review')), new Map()]) {
			await read(pins, written);
			expect(pins.known).toEqual(right);
		}
		expect(doubts).toContainEqual({ why: 'missing', lane: 'review' });
	});
});
