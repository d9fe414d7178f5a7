import { beforeAll, describe, expect, it } from 'vitest';
import type { Recipient } from './age.ts';
import { newIdentity, recipientOf, type Identity } from './identity.ts';
import { CannotOpen } from './open.ts';
import { runOf } from './run-of-sheets.ts';
import {
	identityFile,
	newSheet,
	openWithTwo,
	pairs,
	sealForPairs,
	sheetCardOf,
	type ForPair
} from './sheets.ts';

describe('an identity that three custodians hold', () => {
	let identity: Identity;
	let sheets: Identity[];
	let recipients: Recipient[];
	let files: readonly ForPair[];
	beforeAll(async () => {
		identity = await newIdentity();
		const made = await Promise.all([newSheet(), newSheet(), newSheet()]);
		sheets = made.map((sheet) => sheet.identity);
		recipients = await Promise.all(sheets.map(recipientOf));
		files = await sealForPairs(identityFile(identity), recipients);
		expect((await sheetCardOf(made[0]!)).recipient).toBe(recipients[0]);
	});
	const all = () => files.map(({ sealed }) => sealed);
	const two = (one: number, other: number) => openWithTwo(all(), [sheets[one]!, sheets[other]!]);

	it('has a mark of its run on each sheet, which no other run has', async () => {
		const cardsOf = () =>
			Promise.all([newSheet(), newSheet(), newSheet()]).then((made) =>
				Promise.all(made.map(sheetCardOf))
			);
		const [one, other] = [await cardsOf(), await cardsOf()];
		expect(runOf(one)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
		expect(runOf(one.map((card) => ({ ...card, agencyId: 'customs' })))).toBe(runOf(one));
		expect(runOf(other)).not.toBe(runOf(one));
	});

	it('is opened by any two of them, in either order', async () => {
		for (const [one, other] of pairs) {
			expect(await two(one, other)).toBe(`${identity}\n`);
			expect(await two(other, one)).toBe(`${identity}\n`);
		}
	});

	it('is opened by none alone, however often they are brought, and by nobody else', async () => {
		const stranger = await newIdentity();
		for (const sheet of sheets) {
			await expect(openWithTwo(all(), [sheet, sheet])).rejects.toThrow(CannotOpen);
			await expect(openWithTwo(all(), [sheet, stranger])).rejects.toThrow(CannotOpen);
		}
	});

	it('is sealed for three, and neither for fewer nor for more', async () => {
		for (const some of [recipients.slice(0, 2), [...recipients, recipients[0]!]]) {
			await expect(sealForPairs('x', some)).rejects.toThrow(TypeError);
		}
	});
});
