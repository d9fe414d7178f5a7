import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base64urlnopad } from '@scure/base';
import { utf8 } from '../../src/lib/sealed/bytes.ts';
import { CannotOpen, open } from '../../src/lib/sealed/open.ts';
import { sign } from '../../src/lib/sealed/signature.ts';
import { writeVoucher } from '../../src/lib/sealed/voucher.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { createHouse, type House } from '../support/house.ts';
import { turn } from '../support/lane.ts';
import { unlocked } from '../support/unlocked.ts';

/** Somebody who was a member of the general lane until its newest key, and kept a copy of all that they held. */
const now = new Date('2026-11-29T10:00:00Z');
let house: House;
beforeEach(async () => {
	house = await createHouse(now);
});
afterEach(() => house.database.close());

const isTaken = async (voucher: string) =>
	(await tips.ticketFor(house.intake, voucher, now)) !== undefined;

describe('whoever left a lane', () => {
	it('vouches for nobody any more, with what they held or what they wrote before', async () => {
		const before = writeVoucher(house.general, now);
		expect(await isTaken(before)).toBe(true);
		const keys = await turn(house, now);
		expect(await isTaken(before)).toBe(false);
		expect(await isTaken(writeVoucher(house.general, now))).toBe(false);
		expect(await isTaken(writeVoucher(keys, now))).toBe(true);
	});

	it('leaves no voucher behind that lasts for years', async () => {
		const until = new Date(now.getTime() + 10 * 365 * 24 * 3_600_000).toISOString();
		const nonce = base64urlnopad.encode(utf8(randomUUID()).subarray(0, 16));
		const voucher = { v: 1, lane: 'general', epoch: 1, nonce, until };
		const signature = sign('voucher', voucher, house.general.signingKey);
		const written = base64urlnopad.encode(utf8(JSON.stringify({ ...voucher, signature })));
		expect(await isTaken(written)).toBe(false);
	});

	it('opens nothing that is written to a tip of their time after they left', async () => {
		const keys = await turn(house, now);
		const { vault } = await unlocked(house, house.mara, now);
		for (const kind of ['note', 'reason', 'closure'] as const) {
			// The desk's page says which epoch is the newest; told an older one, the vault goes by what it holds.
			for (const epoch of [1, 2]) {
				const place = { kind, id: randomUUID(), tip: randomUUID(), lane: 'general', epoch };
				const written = await vault.sealWritten({
					body: { words: 'She is at the harbour.' },
					place
				});
				const sealed = new Uint8Array(Buffer.from(written.sealed, 'base64'));
				expect(written.epoch).toBe(2);
				await expect(open(sealed, house.general.identity)).rejects.toThrow(CannotOpen);
				await expect(open(sealed, keys.identity)).resolves.toBeDefined();
			}
		}
	});
});
