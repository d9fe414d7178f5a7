import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES_VERSION } from '#lib/questions/table.ts';
import { digest, noAnswers, readAnswers } from './answers.ts';
import { openDraft, sealDraft } from './draft.ts';
import { candidates, receiptsFor, replyRecipientOf } from './receipt.ts';
import { newTicket, readTicket, writeTicket } from './ticket.ts';
import { urgencyOf } from './urgency.ts';

const now = new Date('2026-11-23T14:37:21Z');
const key = randomBytes(32);
const keys = {
	peppers: [randomBytes(32)] as const,
	ticket: key,
	drafts: [randomBytes(32)] as const
};
const nonce = fc.uint8Array({ minLength: 16, maxLength: 16 });
const ticket = () => newTicket(randomBytes(16), now);
const formOf = (fields: Record<string, string | string[]>) => ({
	get: (name: string) => [fields[name]].flat()[0] ?? null,
	getAll: (name: string) => [fields[name] ?? []].flat()
});

describe('a ticket', () => {
	it('reads back, and does not once any of it was changed', () => {
		fc.assert(
			fc.property(nonce, fc.nat(69), fc.constantFrom(...'ABCxyz019_-'), (bytes, at, symbol) => {
				const written = writeTicket(newTicket(bytes, now), key);
				expect(readTicket(written, key, now)).toMatchObject({
					is: 'good',
					ticket: { nonce: bytes }
				});
				fc.pre(written[at] !== symbol);
				const changed = written.slice(0, at) + symbol + written.slice(at + 1);
				expect(readTicket(changed, key, now)).toEqual({ is: 'forged' });
			})
		);
	});

	it('expires after a day, and is none of another server’s', () => {
		const written = writeTicket(ticket(), key);
		expect(readTicket(written, key, new Date(now.getTime() + 25 * 3600e3))).toMatchObject({
			is: 'expired'
		});
		expect(readTicket(written, randomBytes(32), now)).toEqual({ is: 'forged' });
		for (const junk of ['', 'x', '=', '%', 'A'.repeat(70)]) {
			expect(readTicket(junk, key, now)).toEqual({ is: 'forged' });
		}
	});
});

describe('a draft', () => {
	it('comes back to its own form and to no other, and shows nothing on the way', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (what) => {
				const [own, other] = [ticket(), ticket()];
				const draft = { answers: { ...noAnswers('me'), what }, failures: 1 };
				const field = sealDraft(draft, own, keys.drafts);
				expect(openDraft(field, own, keys.drafts)).toEqual(draft);
				expect(openDraft(field, other, keys.drafts)).toBeUndefined();
				expect(openDraft(`${field.slice(0, -4)}AAAA`, own, keys.drafts)).toBeUndefined();
				expect(openDraft('', own, keys.drafts)).toBeUndefined();
			}),
			{ numRuns: 50 }
		);
	});

	it('that was sealed before its key was renewed comes back for as long as the former key is kept', () => {
		const form = ticket();
		const draft = { answers: { ...noAnswers('me'), what: 'x' }, failures: 1 };
		const [former, newest] = [randomBytes(32), randomBytes(32)];
		const field = sealDraft(draft, form, [former]);
		expect(openDraft(field, form, [newest, former])).toEqual(draft);
		expect(openDraft(field, form, [newest])).toBeUndefined();
		const renewed = sealDraft(draft, form, [newest, former]);
		expect(openDraft(renewed, form, [newest])).toEqual(draft);
		expect(openDraft(renewed, form, [former]), 'with what leaked').toBeUndefined();
	});
});

describe('answers', () => {
	it('need nothing but what happened', () => {
		expect(readAnswers(formOf({})).errors).toEqual({ what: 'what-missing' });
		expect(readAnswers(formOf({ what: 'x' })).errors).toEqual({});
	});

	it('are sealed as those who open tips have always read them: these names, in this order, and what is new after them', () => {
		const sealed = JSON.stringify(readAnswers(formOf({ what: 'x', signs: ['hurt'] })).answers);
		const since =
			'{"way":"saw","what":"x","area":"unknown","place":"","when":"","pattern":"unknown","ongoing":"unknown",' +
			'"danger":"unknown","child":"unknown","leaving":"unknown","people":"unknown","who":"","doers":"",' +
			'"plates":"","vehicles":"","boats":"","phones":"","online":"","signs":["hurt"],"how":"unknown",' +
			'"involved":[],"contact":"","contactTimes":"","contactSeenBy":"","mayLeaveMessage":"unknown",';
		expect(sealed.slice(0, since.length)).toBe(since);
		expect(sealed).toMatch(/"consent":"task-force"}$/);
	});

	it('that are too long come back whole, with what is wrong', () => {
		const long = 'x'.repeat(20_001);
		const { answers, errors } = readAnswers(formOf({ what: long, place: 'y'.repeat(1001) }));
		expect(answers.what).toBe(long);
		expect(errors).toEqual({ what: 'too-long:20000', place: 'too-long:1000' });
	});

	it('are put in order once, when they come, and not at all when they are too long', () => {
		const apart = 'cafe\u0301\r\n';
		const { answers } = readAnswers(formOf({ place: apart }), ['place']);
		expect(answers.place).toBe('café');
		const kept = { ...answers, what: apart, who: apart.repeat(2_000) };
		const next = readAnswers(
			formOf({ when: apart, place: apart.repeat(300) }),
			['when', 'place'],
			kept
		);
		expect(next.answers).toEqual({ ...kept, when: 'café', place: apart.repeat(300) });
		expect(next.errors).toEqual({ who: 'too-long:4000', place: 'too-long:1000' });
		const lines = `${'x'.repeat(99)}\r\n`.repeat(10);
		expect(readAnswers(formOf({ place: lines }), ['place']).errors).not.toHaveProperty('place');
	});

	it('that no form of ours offers are taken as not known, never refused', () => {
		fc.assert(
			fc.property(fc.string(), fc.array(fc.string()), (junk, many) => {
				const fields = {
					what: 'x',
					way: junk,
					area: junk,
					pattern: junk,
					people: junk,
					consent: junk,
					danger: junk,
					how: junk,
					signs: many,
					involved: many
				};
				expect(readAnswers(formOf(fields)).errors).toEqual({});
			})
		);
	});

	it('have one digest however the browser encoded them', () => {
		const read = (what: string) => digest(readAnswers(formOf({ what })).answers);
		expect(read('a\r\nb ')).toEqual(read('a\nb'));
		expect(read('cafe\u0301')).toEqual(read('café'));
		expect(read('a\nb')).not.toEqual(read('a b'));
	});
});

describe('a receipt', () => {
	it('is the same for the same answers of the same form, and for nothing else', () => {
		const [one, other] = [ticket(), ticket()];
		const answers = { ...noAnswers('saw'), what: 'x' };
		const receiptFor = (...of: [typeof one, typeof answers]) => receiptsFor(keys, ...of)[0].code;
		expect(receiptFor(one, answers)).toBe(receiptFor(one, { ...answers }));
		expect(receiptFor(other, answers)).not.toBe(receiptFor(one, answers));
		expect(receiptFor(one, { ...answers, what: 'y' })).not.toBe(receiptFor(one, answers));
	});

	it('finds nothing without the pepper', async () => {
		const [{ code }] = receiptsFor(keys, ticket(), noAnswers('saw'));
		const without = { ...keys, peppers: [randomBytes(32)] as const };
		const [here, there] = [candidates(keys, code), candidates(without, code)];
		for (const [at, one] of here.entries()) {
			expect(there[at]!.lookup).not.toEqual(one.lookup);
			expect(await replyRecipientOf(there[at]!)).not.toEqual(await replyRecipientOf(one));
		}
	});

	it('is looked up in each version under each pepper, the newest first, whatever it is', () => {
		const [newest, former] = [randomBytes(32), randomBytes(32)];
		const peppers = [newest, former] as const;
		const [{ code }] = receiptsFor(keys, ticket(), noAnswers('saw'));
		const found = candidates({ ...keys, peppers }, code);
		expect(found.map(({ version, pepper }) => [version, pepper])).toEqual([
			[2, newest],
			[2, former],
			[1, newest],
			[1, former]
		]);
		expect(new Set(found.map(({ lookup }) => String(lookup))).size).toBe(4);
	});
});

describe('urgency', () => {
	const answers = { ...noAnswers('saw'), what: 'x' };
	it.each([
		[{ danger: 'yes' }, 1, ['danger-now']],
		[{ leaving: 'yes' }, 1, ['about-to-be-moved']],
		[{ danger: 'yes', child: 'yes' }, 1, ['danger-now', 'child']],
		[{ child: 'yes' }, 2, ['child']],
		[{ way: 'me' }, 2, ['self-report']],
		[{ signs: ['papers-held'] }, 2, ['papers-held']],
		[{ place: 'a', when: 'b' }, 3, ['detail']],
		[{ child: 'yes', ongoing: 'yes' }, 1, ['child-now', 'child']],
		[{ danger: 'unknown' }, 3, ['little-detail']]
	] as const)('of %j is P%i', (more, level, reasons) => {
		expect(urgencyOf({ ...answers, ...more })).toEqual({ level, rules: RULES_VERSION, reasons });
	});
});
