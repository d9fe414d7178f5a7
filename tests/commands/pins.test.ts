import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { pinWords } from '../../src/lib/sealed/words.ts';
import { pinsFrom } from '../../src/lib/server/env.ts';
import { adminHere } from '../support/admin.ts';
import {
	firstOf,
	newRecovery,
	nextEpoch,
	putCard,
	putEpoch,
	withRecovery,
	type Recovery
} from '../support/cards.ts';
import { createHouse, type House } from '../support/house.ts';

const now = new Date('2026-11-29T10:00:00Z');
let house: House;
let recovery: Recovery;
let file: string;
beforeEach(async () => {
	({ house, recovery } = await withRecovery(await createHouse(now)));
	file = join(mkdtempSync(join(tmpdir(), 'plainsight-pins-')), 'pins');
});
afterEach(() => house.database.close());

const pins = (...args: string[]) =>
	adminHere(['pins', ...args], { OWNER_DATABASE_URL: house.database.ownerUrl });
const write = (...args: string[]) => pins('--write', file, ...args);
const written = () => pinsFrom(readFileSync(file, 'utf8'));

/** The general lane goes by cards of version 2 from its second on, and somebody leaves with the third. */
async function turn() {
	const { mara, devon, joan } = house;
	const made = { lane: 'general', recovery, now };
	const members = [mara, devon, joan];
	const two = await nextEpoch({ ...made, members }, await firstOf(house, 'general'));
	await putEpoch(house, two, members);
	const sheets = recovery.sheets.slice(0, 1);
	const by = { officers: [mara], sheets };
	const three = await nextEpoch({ ...made, members: [mara, joan], replies: [] }, two, by);
	await putEpoch(house, three, [mara, joan]);
	return { two, three };
}

describe('admin pins', () => {
	it('writes what is not pinned yet: the first card of version 1, and the newest of version 2, by its epoch', async () => {
		const { three } = await turn();
		const print = printOfCard(three.card);
		const said = await write();
		expect(said).toMatchObject({ code: 0, out: expect.stringContaining(pinWords(print)) });
		expect([...written()!]).toEqual([
			['general', { print, epoch: 3 }],
			['review', { print: house.intake.pins.get('review')!.print }],
			['recovery', { print: printOfCard(recovery.card), epoch: 1 }]
		]);
	});

	it('moves no pin by itself: it shows the words of the newest card, and why', async () => {
		await write();
		const before = readFileSync(file, 'utf8');
		const { two, three } = await turn();
		const words = pinWords(printOfCard(three.card));
		const { out } = await write();
		expect(out).toContain(words);
		expect(out).toContain('after each removal');
		expect(readFileSync(file, 'utf8')).toBe(before);
		const moved = await write('--move', 'general');
		expect(moved.out).toContain(`general (general): ${words}`);
		expect(written()?.get('general')).toEqual({ print: printOfCard(three.card), epoch: 3 });
		expect(moved.out).not.toContain(pinWords(printOfCard(two.card)));
		expect((await write()).out).not.toContain('--move');
	});

	it('keeps the order of the file, in which lanes are tried, and lanes that the database lacks', async () => {
		await write();
		const lines = readFileSync(file, 'utf8').trim().split('\n');
		const mine = [...lines.reverse(), `harbour=${'A'.repeat(43)}`].join('\n');
		writeFileSync(file, mine);
		await write();
		expect(readFileSync(file, 'utf8').trim()).toBe(mine);
	});

	it('says loudly that a pin is of no card, or that a card does not stand, and changes nothing', async () => {
		await write();
		const { two } = await turn();
		const alone = await nextEpoch({ lane: 'general', recovery, now, members: [house.devon] }, two, {
			officers: [house.devon]
		});
		await putCard(house, alone.card);
		const spoilt = readFileSync(file, 'utf8').replace(/(?<=review=).{43}/, 'A'.repeat(43));
		writeFileSync(file, spoilt);
		const { out } = await write();
		expect(out).toContain('card 3 does not stand');
		expect(out).toContain('of no card of the lane');
		expect(out).toContain(`number 2: ${pinWords(printOfCard(two.card))}`);
		expect(readFileSync(file, 'utf8')).toBe(spoilt);
		await write('--move', 'review');
		expect(written()?.get('review')).toEqual({
			print: house.intake.pins.get('review')!.print
		});
	});

	it('moves on to a recovery key that no former custodian signed only where it is named, and says why it may be nobody’s', async () => {
		await write();
		const before = readFileSync(file, 'utf8');
		const stranger = await newRecovery();
		const next = await newRecovery({ card: recovery.card, sheets: stranger.sheets });
		await putCard(house, next.card);
		const words = pinWords(printOfCard(next.card));
		const { out } = await write();
		expect(out).toContain(`card 2: ${words}`);
		expect(out).toContain('--move recovery');
		expect(readFileSync(file, 'utf8')).toBe(before);
		await write('--move', 'recovery');
		expect(written()?.get('recovery')).toEqual({ print: printOfCard(next.card), epoch: 2 });
		expect((await write()).out).not.toContain('ALARM');
		const third = await newRecovery(next);
		await putCard(house, third.card);
		expect((await write()).out, 'signed by two of before').toContain('number 3');
	});

	it('writes nothing over a file that holds no pins, or for a lane that is none', async () => {
		writeFileSync(file, 'not pins');
		expect(await write()).toMatchObject({ code: 1 });
		expect(readFileSync(file, 'utf8')).toBe('not pins');
		expect(await pins('--move', 'harbour')).toMatchObject({ code: 1 });
	});
});
