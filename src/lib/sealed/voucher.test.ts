import { beforeAll, describe, expect, it } from 'vitest';
import { asArrival, LONGEST_REFERENCE, type Arrival } from './arrival.ts';
import type { LaneKeys } from './lane-keys.ts';
import type { LaneCardV1 } from './lane-card-v1.ts';
import { readVoucher, writeVoucher } from './voucher.ts';
import { newEpoch } from '../../../tests/support/lane-v1.ts';

const now = new Date('2026-11-23T14:37:21Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let keys: LaneKeys;
let card: LaneCardV1;
beforeAll(async () => ({ keys, card } = await newEpoch('general')));

const keyOf = (lane: string, epoch: number) =>
	lane === card.lane && epoch === card.epoch ? card.verifyKey : undefined;

describe('a voucher', () => {
	it('of the lane is good for ten minutes', () => {
		const written = writeVoucher(keys, now);
		expect(readVoucher(written, keyOf, later(9))).toMatchObject({ lane: 'general', epoch: 1 });
		expect(readVoucher(written, keyOf, later(10))).toBeUndefined();
		expect(writeVoucher(keys, now)).not.toBe(written);
	});

	it('says how the caller came, and no more of it than fits', () => {
		const said = (arrival: object) =>
			asArrival(readVoucher(writeVoucher(keys, now, arrival as Arrival), keyOf, now)?.arrival);
		expect(said({ channel: 'agency', reference: ' CAD 44\u00071 ' })).toEqual({
			channel: 'agency'
		});
		const reference = 'CAD 4471';
		expect(said({ channel: 'emergency', reference: ` ${reference}\n` })).toEqual({
			channel: 'emergency',
			reference
		});
		expect(said({ channel: 'call', reference: 'x'.repeat(LONGEST_REFERENCE + 1) })).toEqual({
			channel: 'call'
		});
		expect(said({ channel: 'call', reference: { toString: 'x' } })).toEqual({ channel: 'call' });
		for (const odd of [{}, { channel: 'web' }, { channel: ['call'] }])
			expect(said(odd)).toBeUndefined();
		expect(asArrival(readVoucher(writeVoucher(keys, now), keyOf, now)?.arrival)).toBeUndefined();
	});

	it('of somebody else, or changed, is none', async () => {
		const { keys: others } = await newEpoch('general');
		expect(readVoucher(writeVoucher(others, now), keyOf, now)).toBeUndefined();
		const plain = JSON.parse(
			Buffer.from(writeVoucher(keys, now), 'base64url').toString()
		) as object;
		const longer = { ...plain, until: later(600).toISOString() };
		const written = Buffer.from(JSON.stringify(longer)).toString('base64url');
		expect(readVoucher(written, keyOf, now)).toBeUndefined();
		for (const junk of ['', 'x', '{}', 'e30'])
			expect(readVoucher(junk, keyOf, now)).toBeUndefined();
	});
});
